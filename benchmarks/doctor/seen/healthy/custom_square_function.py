# A custom autograd Function (squared ReLU) used in a small network
import torch
from torch import nn


class SquaredReLU(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        r = x.clamp(min=0)
        ctx.save_for_backward(r)
        return r * r

    @staticmethod
    def backward(ctx, grad):
        (r,) = ctx.saved_tensors
        return 2 * r * grad


class Net(nn.Module):
    def __init__(self, width=32):
        super().__init__()
        self.up = nn.Linear(3, width)
        self.down = nn.Linear(width, 1)

    def forward(self, x):
        return self.down(SquaredReLU.apply(self.up(x)))


torch.manual_seed(14)
x = torch.randn(800, 3)
y = (x[:, 0] * x[:, 1] + torch.cos(x[:, 2])).unsqueeze(1)
net = Net()
opt = torch.optim.Adam(net.parameters(), lr=0.03)
sched = torch.optim.lr_scheduler.CosineAnnealingLR(opt, 70)
for epoch in range(70):
    for b in torch.randperm(800).split(80):
        loss = nn.functional.mse_loss(net(x[b]), y[b])
        opt.zero_grad()
        loss.backward()
        opt.step()
    sched.step()
    if epoch % 10 == 0:
        print(epoch, loss.item())
with torch.no_grad():
    print("mse", nn.functional.mse_loss(net(x), y).item())
