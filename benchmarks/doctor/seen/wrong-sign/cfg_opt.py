import torch
import torch.nn as nn
import torch.nn.functional as F

CONFIG = {
    "seed": 13,
    "data": {"n": 600, "noise": 0.1},
    "model": {"hidden": 32},
    "opt": {"lr": 0.05, "momentum": 0.9, "weight_decay": 1e-4, "maximize": True},
    "epochs": 60,
    "batch_size": 60,
}


def make_data(n, noise):
    x = torch.rand(n, 1) * 6 - 3
    y = torch.sin(x) * x + noise * torch.randn(n, 1)
    return x / 1.7, y


class Net(nn.Module):
    def __init__(self, hidden):
        super().__init__()
        self.l1 = nn.Linear(1, hidden)
        self.l2 = nn.Linear(hidden, hidden)
        self.l3 = nn.Linear(hidden, 1)

    def forward(self, x):
        x = torch.tanh(self.l1(x))
        x = torch.tanh(self.l2(x))
        return self.l3(x)


def build(cfg):
    net = Net(**cfg["model"])
    opt = torch.optim.SGD(net.parameters(), **cfg["opt"])
    return net, opt


torch.manual_seed(CONFIG["seed"])
x, y = make_data(**CONFIG["data"])
xt, yt, xv, yv = x[:450], y[:450], x[450:], y[450:]
net, opt = build(CONFIG)
for epoch in range(CONFIG["epochs"]):
    order = torch.randperm(len(xt))
    for b in order.split(CONFIG["batch_size"]):
        opt.zero_grad()
        loss = F.smooth_l1_loss(net(xt[b]), yt[b])
        loss.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        opt.step()
    if epoch % 15 == 0:
        print(epoch, loss.item())
with torch.no_grad():
    print("valid", F.smooth_l1_loss(net(xv), yv).item())
