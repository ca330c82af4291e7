# ELBO-flavoured regression: the summed squared error of a batch divided by its size, heteroscedastic head
import torch
from torch import nn


class MeanAndScale(nn.Module):
    def __init__(self):
        super().__init__()
        self.trunk = nn.Sequential(nn.Linear(2, 24), nn.Tanh())
        self.mu = nn.Linear(24, 1)
        self.log_sigma = nn.Linear(24, 1)

    def forward(self, x):
        h = self.trunk(x)
        return self.mu(h)[:, 0], self.log_sigma(h)[:, 0]


def nll(mu, log_sigma, y):
    z = (y - mu) * torch.exp(-log_sigma)
    return (0.5 * z ** 2 + log_sigma).sum() / y.shape[0]


torch.manual_seed(29)
x = torch.rand(2000, 2) * 3.4 - 1.7
y = torch.sin(2 * x[:, 0]) + torch.exp(0.5 * x[:, 1] - 1) * torch.randn(2000)
model = MeanAndScale()
opt = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(30):
    order = torch.randperm(1500)
    for s in range(0, 1500, 100):
        rows = order[s:s + 100]
        loss = nll(*model(x[rows]), y[rows])
        opt.zero_grad()
        loss.backward()
        opt.step()
    if epoch % 6 == 0:
        print("epoch", epoch, "nll", loss.item())
with torch.no_grad():
    print("held-out nll", nll(*model(x[1500:]), y[1500:]).item())
