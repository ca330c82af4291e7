import torch
from torch import nn

SETTINGS = {"beta": 150.0, "hidden": 24, "lr": 0.01}


class SteepSigmoid(nn.Module):
    """Sigmoid with slope beta, as in Hopfield-type models."""

    def __init__(self, beta: float):
        super().__init__()
        self.beta = beta

    def forward(self, x):
        return torch.sigmoid(self.beta * x)


class Approximator(nn.Module):
    def __init__(self, hidden: int, beta: float):
        super().__init__()
        self.a = nn.Linear(2, hidden)
        self.s = SteepSigmoid(beta)
        self.b = nn.Linear(hidden, hidden)
        self.c = nn.Linear(hidden, 1)

    def forward(self, x):
        h = self.s(self.a(x))
        h = self.s(self.b(h))
        return self.c(h)


torch.manual_seed(19)
x = torch.randn(1000, 2)
y = torch.sin(1.5 * x[:, :1]) * torch.cos(x[:, 1:])
xtr, ytr, xte, yte = x[:800], y[:800], x[800:], y[800:]
net = Approximator(SETTINGS["hidden"], SETTINGS["beta"])
opt = torch.optim.Adam(net.parameters(), lr=SETTINGS["lr"])
for epoch in range(50):
    for b in torch.randperm(800).split(40):
        opt.zero_grad()
        loss = nn.functional.mse_loss(net(xtr[b]), ytr[b])
        loss.backward()
        opt.step()
    if epoch % 10 == 9:
        print("epoch", epoch + 1, "mse", loss.item())
with torch.no_grad():
    print("test mse", nn.functional.mse_loss(net(xte), yte).item())
