import torch

g = torch.Generator().manual_seed(4)
x = torch.rand(150, 1, generator=g) * 2 - 1
y = 2 * x - 0.7 + 0.1 * torch.randn(150, 1, generator=g)
a = torch.tensor([0.0], requires_grad=True)
c = torch.tensor([0.0], requires_grad=True)
lr = 0.2
for step in range(150):
    out = a * x + c
    mse = ((out - y) ** 2).mean()
    mse.backward()
    a -= lr * a.grad
    c -= lr * c.grad
    a.grad.zero_()
    c.grad.zero_()
    if step % 30 == 0:
        print(step, mse.item())
print("mse", mse.item())
