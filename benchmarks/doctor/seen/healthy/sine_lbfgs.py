"""Fitting sin(2x) with LBFGS; the closure is evaluated several times per step."""
import torch
import torch.nn as nn

torch.manual_seed(25)
x = torch.linspace(-1.7, 1.7, 240).unsqueeze(1)
y = torch.sin(2 * x) + 0.05 * torch.randn_like(x)
hold = torch.arange(240) % 4 == 0
net = nn.Sequential(nn.Linear(1, 6), nn.Tanh(), nn.Linear(6, 1))
opt = torch.optim.LBFGS(net.parameters(), lr=1, max_iter=10, line_search_fn="strong_wolfe")


def closure():
    opt.zero_grad()
    loss = nn.functional.mse_loss(net(x[~hold]), y[~hold])
    loss.backward()
    return loss


for step in range(12):
    loss = opt.step(closure)
    if step % 3 == 0:
        print("step", step, "loss", loss.item())
with torch.no_grad():
    print("held-out", nn.functional.mse_loss(net(x[hold]), y[hold]).item())
