import torch
from torch import nn


class Softsign(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x / (1 + x.abs())

    @staticmethod
    def backward(ctx, grad):
        (x,) = ctx.saved_tensors
        return grad / (1 + x.abs()) ** 2


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Linear(2, 40)
        self.b = nn.Linear(40, 1)

    def forward(self, x):
        return self.b(Softsign.apply(self.a(x)))


torch.manual_seed(1)
x = torch.rand(400, 2) * 4 - 2
y = (torch.cos(x[:, :1]) + 0.3 * x[:, 1:]) 
net = Net()
opt = torch.optim.Adam(net.parameters(), lr=0.02)
sched = torch.optim.lr_scheduler.CosineAnnealingLR(opt, T_max=40)
for epoch in range(40):
    for rows in torch.randperm(400).split(50):
        opt.zero_grad()
        loss = nn.functional.mse_loss(net(x[rows]), y[rows])
        loss.backward()
        opt.step()
    sched.step()
    if epoch % 10 == 0:
        print(epoch, loss.item(), sched.get_last_lr()[0])
print("loss", loss.item())
