import torch


class Softplus2(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return torch.log1p(torch.exp(-x.abs())) + x.clamp(min=0)

    @staticmethod
    def backward(ctx, g):
        (x,) = ctx.saved_tensors
        return g * torch.sigmoid(x)


torch.manual_seed(3)
x = torch.rand(400, 2) * 4 - 2
y = (x[:, 0] * x[:, 1]).abs().unsqueeze(1)
A = (torch.randn(2, 32)).requires_grad_()
a = torch.zeros(32, requires_grad=True)
B = (torch.randn(32, 1) * 0.2).requires_grad_()
c = torch.zeros(1, requires_grad=True)
opt = torch.optim.Adam([A, a, B, c], lr=0.02)
for it in range(500):
    i = torch.randint(0, 400, (64,))
    loss = ((Softplus2.apply(x[i] @ A + a) @ B + c - y[i]) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
    if it % 100 == 0:
        print(it, loss.item())
print("mse", ((Softplus2.apply(x @ A + a) @ B + c - y) ** 2).mean().item())
