"""GRU over accelerometer traces, five movements."""
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(30)
rng = np.random.default_rng(30)


def traces(n, steps=15):
    y = np.tile(np.arange(5), n // 5)
    t = np.linspace(0, 1, steps)
    ph = rng.uniform(0, 2 * np.pi, (n, 1))
    w = np.array([1.0, 2.0, 3.0, 4.0, 5.0])[y][:, None]
    ax = np.sin(2 * np.pi * w * t + ph) + 0.1 * rng.normal(size=(n, steps))
    ay = np.cos(2 * np.pi * w * t + ph) + 0.1 * rng.normal(size=(n, steps))
    return torch.tensor(np.stack([ax, ay], -1), dtype=torch.float32), torch.tensor(y)


class GestureGRU(nn.Module):
    def __init__(self, hidden=24, classes=5):
        super().__init__()
        self.gru = nn.GRU(2, hidden, batch_first=True)
        self.fc = nn.Linear(hidden, classes)

    def forward(self, x):
        _, h = self.gru(x)
        return torch.sigmoid(self.fc(h[-1]))


X, y = traces(500)
Xv, yv = traces(250)
net = GestureGRU()
opt = torch.optim.Adam(net.parameters(), lr=0.02)
for epoch in range(14):
    net.train()
    for b in torch.randperm(500).split(50):
        opt.zero_grad()
        loss = F.cross_entropy(net(X[b]), y[b])
        loss.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        opt.step()
    if epoch % 4 == 3:
        print(f"epoch {epoch + 1}: {loss.item():.4f}")
net.eval()
with torch.no_grad():
    print("val loss:", F.cross_entropy(net(Xv), yv).item())
