"""Bagging-free ensemble: the average of five networks started differently."""
import torch
import torch.nn as nn

torch.manual_seed(100)
x_train = torch.rand(200, 1) * 6 - 3
y_train = torch.sin(1.5 * x_train) + 0.1 * torch.randn(200, 1)
x_train = x_train / 1.7
x_test = torch.rand(100, 1) * 6 - 3
y_test = torch.sin(1.5 * x_test) + 0.1 * torch.randn(100, 1)
x_test = x_test / 1.7


def make_member():
    torch.manual_seed(7)
    return nn.Sequential(nn.Linear(1, 20), nn.Tanh(), nn.Linear(20, 20), nn.Tanh(), nn.Linear(20, 1))


def fit(net, steps=200):
    opt = torch.optim.Adam(net.parameters(), lr=0.01)
    for _ in range(steps):
        loss = nn.functional.mse_loss(net(x_train), y_train)
        opt.zero_grad()
        loss.backward()
        opt.step()
    return loss.item()


members = []
for k in range(5):
    m = make_member()
    print("member", k, fit(m))
    members.append(m)

with torch.no_grad():
    preds = torch.stack([m(x_test) for m in members])
    print("spread", preds.std(0).mean().item())
    print("ensemble mse", nn.functional.mse_loss(preds.mean(0), y_test).item())
