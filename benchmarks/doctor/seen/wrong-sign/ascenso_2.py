import torch

torch.manual_seed(1)
x = torch.linspace(-1, 1, 100).reshape(-1, 1)
y = 3 * x - 0.5 + 0.1 * torch.randn(100, 1)

w = torch.randn(1, 1, requires_grad=True)
b = torch.zeros(1, requires_grad=True)
tasa = 0.02

for paso in range(150):
    pred = x @ w + b
    error = ((pred - y) ** 2).mean()
    grad_w, grad_b = torch.autograd.grad(error, [w, b])
    with torch.no_grad():
        w.add_(grad_w, alpha=tasa)
        b.add_(grad_b, alpha=tasa)
    if paso % 30 == 0:
        print(f"paso {paso}: {error.item():.4f}")
print("error", error.item())
