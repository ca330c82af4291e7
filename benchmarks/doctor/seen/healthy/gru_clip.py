"""Upward or downward drift of a random walk? Bidirectional GRU with tight clipping."""
import torch
from torch import nn

torch.manual_seed(52)


def batch(n, length=16):
    walk = torch.randn(n, length) * 0.8
    drift = torch.randint(0, 2, (n,))
    walk = (walk + (2 * drift[:, None] - 1) * 0.4).cumsum(1)
    return walk[..., None] / 4, drift


class Reader(nn.Module):
    def __init__(self, h=20):
        super().__init__()
        self.rnn = nn.GRU(1, h, batch_first=True, bidirectional=True)
        self.norm = nn.LayerNorm(2 * h)
        self.cls = nn.Linear(2 * h, 2)

    def forward(self, x):
        y, _ = self.rnn(x)
        return self.cls(self.norm(y.mean(1)))


reader = Reader()
optimizer = torch.optim.RMSprop(reader.parameters(), lr=0.002)
for step in range(1, 251):
    x, y = batch(64)
    loss = nn.functional.cross_entropy(reader(x), y)
    optimizer.zero_grad()
    loss.backward()
    norm = nn.utils.clip_grad_norm_(reader.parameters(), 0.5)
    optimizer.step()
    if step % 50 == 0:
        print(step, loss.item(), float(norm))
reader.eval()
with torch.no_grad():
    x, y = batch(1000)
    print('accuracy', (reader(x).argmax(1) == y).float().mean().item())
