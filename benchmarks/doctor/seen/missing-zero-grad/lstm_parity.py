import torch
import torch.nn as nn

torch.manual_seed(21)


class Tagger(nn.Module):
    def __init__(self, vocab=10, emb=8, hid=16):
        super().__init__()
        self.emb = nn.Embedding(vocab, emb)
        self.lstm = nn.LSTM(emb, hid, batch_first=True)
        self.out = nn.Linear(hid, 2)

    def forward(self, s):
        o, _ = self.lstm(self.emb(s))
        return self.out(o)


def make(n):
    s = torch.randint(0, 10, (n, 8))
    prev = torch.cat([torch.zeros(n, 1, dtype=torch.long), s[:, :-1]], 1)
    return s, (s > prev).long()


S, Y = make(400)
model = Tagger()
optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
loss_function = nn.CrossEntropyLoss()
for epoch in range(25):
    for idx in torch.randperm(400).split(25):
        scores = model(S[idx])
        loss = loss_function(scores.reshape(-1, 2), Y[idx].reshape(-1))
        loss.backward()
        optimizer.step()
    if epoch % 5 == 0:
        print(epoch, loss.item())
print(loss.item())
