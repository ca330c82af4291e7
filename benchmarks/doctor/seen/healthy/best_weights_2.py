import copy
import torch
from torch import nn

torch.manual_seed(82)


class EarlyStopping:
    def __init__(self, patience: int = 6, min_delta: float = 1e-4):
        self.patience, self.min_delta = patience, min_delta
        self.best, self.bad, self.state = float("inf"), 0, None

    def __call__(self, value: float, model: nn.Module) -> bool:
        if value < self.best - self.min_delta:
            self.best, self.bad = value, 0
            self.state = copy.deepcopy(model.state_dict())
        else:
            self.bad += 1
        return self.bad >= self.patience


def wind_turbine(n):
    speed = torch.rand(n, 1) * 2 - 1
    pitch = torch.randn(n, 1)
    density = torch.randn(n, 1)
    power = torch.sigmoid(5 * speed) * (1 + 0.2 * density) - 0.15 * pitch ** 2
    return torch.cat([speed * 1.7, pitch, density], 1), 2 * power + 0.05 * torch.randn(n, 1)


(xt, yt), (xv, yv), (xs, ys) = wind_turbine(1500), wind_turbine(300), wind_turbine(300)
net = nn.Sequential(nn.Linear(3, 32), nn.Mish(), nn.Linear(32, 32), nn.Mish(), nn.Linear(32, 1))
opt = torch.optim.Adam(net.parameters(), lr=0.005)
stop = EarlyStopping()
for epoch in range(100):
    net.train()
    for rows in torch.randperm(1500).split(75):
        opt.zero_grad()
        nn.functional.mse_loss(net(xt[rows]), yt[rows]).backward()
        opt.step()
    net.eval()
    with torch.no_grad():
        val = nn.functional.mse_loss(net(xv), yv).item()
    if epoch % 5 == 0:
        print("epoch", epoch, "validation", val)
    if stop(val, net):
        print("stopping after epoch", epoch)
        break
net.load_state_dict(stop.state)
with torch.no_grad():
    print("test mse", nn.functional.mse_loss(net(xs), ys).item())
