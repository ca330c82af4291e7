import torch
import torch.nn as nn


class Swish(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        s = torch.sigmoid(x)
        ctx.save_for_backward(x, s)
        return x * s

    @staticmethod
    def backward(ctx, grad_output):
        x, s = ctx.saved_tensors
        return grad_output * (s - x * s * (1 + s))


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Linear(2, 32)
        self.b = nn.Linear(32, 32)
        self.c = nn.Linear(32, 1)

    def forward(self, x):
        x = Swish.apply(self.a(x))
        x = Swish.apply(self.b(x))
        return self.c(x)


torch.manual_seed(10)
x = torch.rand(512, 2) * 4 - 2
y = torch.sin(1.5 * x[:, :1]) * torch.cos(x[:, 1:]) * 1.5
net = Net()
opt = torch.optim.Adam(net.parameters(), lr=5e-3)
for epoch in range(40):
    for j in torch.randperm(512).split(64):
        loss = nn.functional.mse_loss(net(x[j]), y[j])
        opt.zero_grad()
        loss.backward()
        opt.step()
    if epoch % 10 == 9:
        print(f"{epoch + 1} {loss.item():.5f}")
print(f"mse {nn.functional.mse_loss(net(x), y).item():.5f}")
