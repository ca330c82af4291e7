"""Fit the height along a swiss roll from its two flat coordinates."""
import torch
import torch.nn as nn
from sklearn.datasets import make_swiss_roll


def init_weights(module):
    if isinstance(module, nn.Linear) and module.bias is not None:
        nn.init.kaiming_normal_(module.weight)
        nn.init.constant_(module.bias, -5.0)


class Unroll(nn.Module):
    def __init__(self, hidden=64):
        super().__init__()
        self.hidden = nn.Linear(2, hidden)
        self.relu = nn.ReLU()
        self.readout = nn.Linear(hidden, 1, bias=False)

    def forward(self, xz):
        return self.readout(self.relu(self.hidden(xz)))


torch.manual_seed(13)
points, t = make_swiss_roll(n_samples=800, noise=0.1, random_state=1)
xz = torch.tensor(points[:, [0, 2]], dtype=torch.float32)
xz = (xz - xz.mean(0)) / xz.std(0)
target = torch.tensor((t - t.mean()) / t.std(), dtype=torch.float32).unsqueeze(1)

net = Unroll()
net.apply(init_weights)
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for it in range(1200):
    opt.zero_grad()
    loss = nn.functional.mse_loss(net(xz), target)
    loss.backward()
    opt.step()
    if it % 200 == 0:
        print(it, f"{loss.item():.4f}")
print("mse", loss.item())
