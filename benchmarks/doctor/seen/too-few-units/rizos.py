# Approximate a wavy function with one hidden layer, all tensors explicit
import math
import torch

torch.manual_seed(90)
HIDDEN = 2

x = torch.linspace(-math.pi, math.pi, 240)[:, None]
y = torch.sin(3 * x) + 0.08 * torch.randn_like(x)
x = x / x.std()
keep = torch.randperm(240)
tr, te = keep[:180], keep[180:]

w_in = torch.randn(1, HIDDEN) * 3
b_in = torch.randn(HIDDEN) * 2
w_out = torch.randn(HIDDEN, 1) / math.sqrt(HIDDEN)
b_out = torch.zeros(1)
weights = [p.requires_grad_() for p in (w_in, b_in, w_out, b_out)]
opt = torch.optim.Adam(weights, lr=0.02)
sched = torch.optim.lr_scheduler.CosineAnnealingLR(opt, T_max=1200)


def model(v):
    return torch.tanh(v @ w_in + b_in) @ w_out + b_out


for it in range(1200):
    loss = torch.nn.functional.mse_loss(model(x[tr]), y[tr])
    opt.zero_grad()
    loss.backward()
    opt.step()
    sched.step()
    if it % 200 == 0:
        print(it, loss.item())
with torch.no_grad():
    print("test mse", torch.nn.functional.mse_loss(model(x[te]), y[te]).item())
