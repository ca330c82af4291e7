# Own activation with an own backward; three-armed spiral
import math
import torch
import torch.nn as nn
import torch.nn.functional as F


class MishFn(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x * torch.tanh(F.softplus(x))

    @staticmethod
    def backward(ctx, grad):
        x, = ctx.saved_tensors
        th = torch.tanh(F.softplus(x))
        return grad * (th + x * torch.sigmoid(x) * (1 - th * th))


class Mish(nn.Module):
    def forward(self, x):
        return MishFn.apply(x)


def spiral(n):
    arm = torch.randint(0, 3, (n,))
    r = torch.sqrt(torch.rand(n) * 0.95 + 0.05)
    a = 4 * r + arm * (2 * math.pi / 3) + 0.25 * torch.randn(n)
    return torch.stack([r * torch.cos(a), r * torch.sin(a)], 1) * 1.9, arm


torch.manual_seed(25)
x, arm = spiral(1500)
net = nn.Sequential(nn.Linear(2, 24), Mish(), nn.Linear(24, 24), Mish(), nn.Linear(24, 3))
opt = torch.optim.RMSprop(net.parameters(), lr=4e-3)
sched = torch.optim.lr_scheduler.OneCycleLR(opt, max_lr=1e-2, total_steps=800)
for step in range(800):
    idx = torch.randint(0, 1200, (100,))
    loss = F.cross_entropy(net(x[idx]), arm[idx])
    opt.zero_grad(set_to_none=True)
    loss.backward()
    opt.step()
    sched.step()
    if step % 100 == 0:
        print(step, loss.item())
with torch.no_grad():
    print("test accuracy", (net(x[1200:]).argmax(1) == arm[1200:]).float().mean().item())
