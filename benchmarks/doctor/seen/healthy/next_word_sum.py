# Next-token model over a toy grammar, loss summed and divided by the number of tokens
import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(50)
V, T = 10, 25
trans = torch.zeros(V, V)
for s in range(V):
    trans[s, (3 * s + 1) % V] = 0.7
    trans[s, (s + 2) % V] += 0.2
    trans[s, (s + 7) % V] += 0.1


def sample(n):
    rows = [torch.randint(0, V, (n,))]
    for _ in range(T):
        rows.append(torch.multinomial(trans[rows[-1]], 1).squeeze(1))
    return torch.stack(rows, 1)


train_seq, test_seq = sample(300), sample(100)


class TinyLM(nn.Module):
    def __init__(self):
        super().__init__()
        self.emb = nn.Embedding(V, 8)
        self.rnn = nn.RNN(8, 16, batch_first=True)
        self.out = nn.Linear(16, V)

    def forward(self, tok):
        h, _ = self.rnn(self.emb(tok))
        return self.out(h)


def nll(model, seq):
    logits = model(seq[:, :-1])
    target = seq[:, 1:]
    return F.cross_entropy(logits.flatten(0, 1), target.flatten(), reduction='sum') / target.numel()


lm = TinyLM()
opt = torch.optim.Adam(lm.parameters(), lr=0.02)
for epoch in range(12):
    for b in torch.randperm(300).split(20):
        loss = nll(lm, train_seq[b])
        opt.zero_grad()
        loss.backward()
        opt.step()
    print('epoch', epoch, 'loss', loss.item())
with torch.no_grad():
    print('test loss', nll(lm, test_seq).item())
