"""A custom autograd.Function for the softplus of a linear map."""
import torch


class Softplus(torch.autograd.Function):
    @staticmethod
    def forward(ctx, z):
        ctx.save_for_backward(z)
        return torch.clamp(z, min=0) + torch.log1p(torch.exp(-z.abs()))

    @staticmethod
    def backward(ctx, grad):
        (z,) = ctx.saved_tensors
        return grad * torch.sigmoid(z)


torch.manual_seed(211)
x = torch.rand(300, 2) * 3.4 - 1.7
y = (x[:, 0].abs() + 0.5 * x[:, 1] ** 2 - 1.3 + 0.1 * torch.randn(300)).unsqueeze(1)
W1 = torch.randn(2, 24, requires_grad=True)
b1 = torch.zeros(24, requires_grad=True)
W2 = (torch.randn(24, 1) / 24 ** 0.5).requires_grad_()
b2 = torch.zeros(1, requires_grad=True)
opt = torch.optim.Adam([W1, b1, W2, b2], lr=0.03)
for k in range(450):
    out = Softplus.apply(x @ W1 + b1) @ W2 + b2
    loss = ((out - y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
    if k % 100 == 0:
        print(k, loss.item())
print("mse", loss.item())
