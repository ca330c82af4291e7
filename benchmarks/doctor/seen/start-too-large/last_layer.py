import torch
import torch.nn as nn


class ValueNet(nn.Module):
    """Small regressor for a made-up power plant."""

    def __init__(self, n_in: int, n_hidden: int) -> None:
        super().__init__()
        self.trunk = nn.Sequential(nn.Linear(n_in, n_hidden), nn.Tanh(), nn.Linear(n_hidden, n_hidden), nn.Tanh())
        self.head = nn.Linear(n_hidden, 1)
        nn.init.normal_(self.head.weight, mean=0.0, std=10.0)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.head(self.trunk(x))


torch.manual_seed(40)
x = torch.randn(800, 4)
y = torch.tanh(x[:, :1] + x[:, 1:2]) - 0.3 * x[:, 2:3] + 0.02 * torch.randn(800, 1)
net = ValueNet(4, 32)
opt = torch.optim.Adam(net.parameters(), lr=0.003)
for epoch in range(30):
    for j in torch.randperm(600).split(50):
        loss = nn.functional.mse_loss(net(x[j]), y[j])
        opt.zero_grad()
        loss.backward()
        opt.step()
    if epoch % 6 == 0:
        print(epoch, loss.item())
with torch.no_grad():
    print("val", nn.functional.mse_loss(net(x[600:]), y[600:]).item())
