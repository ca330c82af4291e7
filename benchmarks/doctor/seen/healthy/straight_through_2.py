# binary latent code with a straight-through estimator
import torch
from torch import nn


class Sign(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return torch.where(x >= 0, 1.0, -1.0)

    @staticmethod
    def backward(ctx, g):
        (x,) = ctx.saved_tensors
        return g * (x.abs() <= 1)


torch.manual_seed(0)
codes = torch.randint(0, 2, (500, 4)) * 2.0 - 1
mix = torch.randn(4, 10)
X = codes @ mix + 0.1 * torch.randn(500, 10)
X = (X - X.mean(0)) / X.std(0)
enc = nn.Sequential(nn.Linear(10, 32), nn.ReLU(), nn.Linear(32, 8))
dec = nn.Linear(8, 10)
opt = torch.optim.Adam([*enc.parameters(), *dec.parameters()], lr=5e-3)
for ep in range(60):
    for idx in torch.randperm(500).split(50):
        l = nn.functional.mse_loss(dec(Sign.apply(enc(X[idx]))), X[idx])
        opt.zero_grad()
        l.backward()
        opt.step()
    if ep % 12 == 0:
        print(ep, l.item())
print(l.item())
