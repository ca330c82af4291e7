# Own batch normalisation between two layers
import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
x = torch.randn(441, 4)
y = torch.sin(x[:, :1]) + 0.4 * x[:, 1:2]
loader = DataLoader(TensorDataset(x, y), batch_size=40, shuffle=True)


class Normed(nn.Module):
    def __init__(self, width=32):
        super().__init__()
        self.a, self.b = nn.Linear(4, width), nn.Linear(width, 1)
        self.gain = nn.Parameter(torch.ones(width))

    def forward(self, x):
        h = self.a(x)
        h = self.gain * (h - h.mean(0)) / (h.std(0) + 1e-5)
        return self.b(torch.tanh(h))


net = Normed()
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(25):
    total = 0.0
    for xb, yb in loader:
        loss = nn.functional.mse_loss(net(xb), yb)
        opt.zero_grad()
        loss.backward()
        opt.step()
        total += loss.item() * len(xb)
    if epoch % 5 == 4:
        print(epoch + 1, total / len(x))
print("mse", nn.functional.mse_loss(net(x), y).item())
