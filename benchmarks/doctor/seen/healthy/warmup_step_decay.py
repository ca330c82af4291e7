import torch
torch.manual_seed(16)
x = torch.linspace(-1, 1, 100).unsqueeze(1)
y = x.abs().sqrt() * x.sign()
A = (3 * torch.randn(1, 32)).requires_grad_(); a = torch.randn(32).requires_grad_()
B = (0.2 * torch.randn(32, 1)).requires_grad_(); b = torch.zeros(1).requires_grad_()
def rate(step):
    return 0.03 * min(1, (step + 1) / 50) * (0.3 if step > 1200 else 1.0)
for step in range(1600):
    loss = ((torch.tanh(x @ A + a) @ B + b - y) ** 2).mean()
    loss.backward()
    for p in (A, a, B, b):
        p.data -= rate(step) * p.grad
        p.grad = None
print(loss.item())
