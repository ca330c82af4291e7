"""An own autograd.Function (softsign-like) inside an ordinary network."""
import torch
from torch import nn


class Squash(torch.autograd.Function):
    @staticmethod
    def forward(ctx, z):
        root = torch.sqrt(1 + z * z)
        ctx.save_for_backward(root)
        return z / root

    @staticmethod
    def backward(ctx, grad_output):
        (root,) = ctx.saved_tensors
        return grad_output / root ** 3


class SquashNet(nn.Module):
    def __init__(self, n_in, n_hid):
        super().__init__()
        self.a = nn.Linear(n_in, n_hid)
        self.b = nn.Linear(n_hid, n_hid)
        self.c = nn.Linear(n_hid, 1)

    def forward(self, x):
        return self.c(Squash.apply(self.b(Squash.apply(self.a(x)))))


torch.manual_seed(45)
x = torch.randn(1300, 4)
y = (x[:, 0] * x[:, 1]).unsqueeze(1) + torch.cos(x[:, 2:3]) + 0.3 * x[:, 3:4] + 0.05 * torch.randn(1300, 1)
net = SquashNet(4, 24)
opt = torch.optim.SGD(net.parameters(), lr=0.05, momentum=0.9, nesterov=True)
sched = torch.optim.lr_scheduler.MultiStepLR(opt, [40, 50], gamma=0.2)
for epoch in range(60):
    for i in torch.randperm(1000).split(40):
        loss = (net(x[i]) - y[i]).square().mean()
        opt.zero_grad()
        loss.backward()
        opt.step()
    sched.step()
    if epoch % 10 == 0:
        print(f"{epoch} {loss.item():.5f}")
with torch.no_grad():
    print("held-out", (net(x[1000:]) - y[1000:]).square().mean().item())
