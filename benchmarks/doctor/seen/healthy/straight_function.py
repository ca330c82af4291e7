"""x * tanh(softplus(x)) written as an autograd Function, residual blocks, weight norm penalty."""
import torch
import torch.nn as nn
import torch.nn.functional as F


class MishFn(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x * torch.tanh(F.softplus(x))

    @staticmethod
    def backward(ctx, g):
        (x,) = ctx.saved_tensors
        t = torch.tanh(F.softplus(x))
        return g * (t + x * (1 - t * t) * torch.sigmoid(x))


class Res(nn.Module):
    def __init__(self, d):
        super().__init__()
        self.a, self.b = nn.Linear(d, d), nn.Linear(d, d)

    def forward(self, x):
        return x + 0.5 * self.b(MishFn.apply(self.a(x)))


class Deep(nn.Module):
    def __init__(self, d_in, d=20, blocks=3):
        super().__init__()
        self.first = nn.Linear(d_in, d)
        self.blocks = nn.Sequential(*[Res(d) for _ in range(blocks)])
        self.last = nn.Linear(d, 1)

    def forward(self, x):
        return self.last(MishFn.apply(self.blocks(self.first(x))))[:, 0]


torch.manual_seed(312)
X = torch.randn(1000, 4)
y = X[:, 0] * X[:, 1] + torch.sin(2 * X[:, 2]) - 0.5 * X[:, 3] + 0.1 * torch.randn(1000)
net = Deep(4)
opt = torch.optim.Adam(net.parameters(), lr=0.02)
sched = torch.optim.lr_scheduler.CosineAnnealingLR(opt, 28)
for epoch in range(28):
    for i in torch.randperm(800).split(50):
        loss = F.mse_loss(net(X[i]), y[i]) + 1e-4 * sum(p.pow(2).sum() for p in net.parameters())
        opt.zero_grad()
        loss.backward()
        opt.step()
    sched.step()
    if epoch % 8 == 0:
        print(epoch, loss.item())
with torch.no_grad():
    print("held-out mse", F.mse_loss(net(X[800:]), y[800:]).item())
