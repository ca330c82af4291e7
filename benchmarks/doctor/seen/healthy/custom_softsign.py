import torch
from torch.autograd import Function


class SoftSign(Function):
    """y = x / (1 + |x|)"""

    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x / (1 + x.abs())

    @staticmethod
    def backward(ctx, grad_out):
        (x,) = ctx.saved_tensors
        return grad_out / (1 + x.abs()) ** 2


soft = SoftSign.apply
torch.manual_seed(44)
u = torch.rand(700, 3) * 3 - 1.5
v = u[:, 0] * u[:, 1] + torch.sin(u[:, 2]) + 0.04 * torch.randn(700)
v = v.view(-1, 1)

W1 = (torch.randn(3, 32) * 0.7).requires_grad_()
b1 = (torch.randn(32) * 0.5).requires_grad_()
W2 = (torch.randn(32, 1) * 0.2).requires_grad_()
b2 = torch.zeros(1, requires_grad=True)
opt = torch.optim.Adam([W1, b1, W2, b2], lr=0.03)
sched = torch.optim.lr_scheduler.LinearLR(opt, 1.0, 0.05, total_iters=1000)

for k in range(1000):
    out = soft(u[:550] @ W1 + b1) @ W2 + b2
    loss = torch.mean((out - v[:550]) ** 2)
    opt.zero_grad()
    loss.backward()
    opt.step()
    sched.step()
    if k % 200 == 0:
        print(k, loss.item())
with torch.no_grad():
    print('test', torch.mean((soft(u[550:] @ W1 + b1) @ W2 + b2 - v[550:]) ** 2).item())
