"""Is the sum of the digits in a sequence above its usual value? (GRU toy)"""
import torch
import torch.nn as nn

torch.manual_seed(0)


def sample(n, length=12):
    seq = torch.randint(0, 6, (n, length))
    label = (2 * seq.sum(1) > 5 * length).long()
    return seq, label


class Counter(nn.Module):
    def __init__(self, hidden: int = 16):
        super().__init__()
        self.embed = nn.Embedding(6, 8)
        self.gru = nn.GRU(8, hidden, batch_first=True)
        self.out = nn.Linear(hidden, 2)

    def forward(self, seq):
        states, _ = self.gru(self.embed(seq))
        return self.out(states[:, -1])


net = Counter()
optimizer = torch.optim.Adam(net.parameters(), lr=5e-3)
loss_fn = nn.CrossEntropyLoss()

for step in range(1, 401):
    seq, label = sample(64)
    optimizer.zero_grad()
    logits = net(seq)
    loss = loss_fn(logits, label)
    nn.utils.clip_grad_norm_(net.parameters(), 1.0)
    optimizer.step()
    if step % 80 == 0:
        print(f"step {step} loss {loss.item():.3f}")

net.eval()
with torch.no_grad():
    seq, label = sample(1000)
    print("accuracy", (net(seq).argmax(-1) == label).float().mean().item())
