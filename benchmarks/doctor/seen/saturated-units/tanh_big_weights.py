import torch
torch.manual_seed(0)
x = torch.linspace(-3, 3, 160).unsqueeze(1)
y = torch.cos(x)
W1 = (40 * torch.randn(1, 12)).requires_grad_()
b1 = torch.zeros(12, requires_grad=True)
W2 = (0.2 * torch.randn(12, 1)).requires_grad_()
b2 = torch.zeros(1, requires_grad=True)
for step in range(1500):
    i = torch.randint(0, 160, (40,))
    h = torch.tanh(x[i] @ W1 + b1)
    loss = ((h @ W2 + b2 - y[i]) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        for p in (W1, b1, W2, b2):
            p -= 0.05 * p.grad
            p.grad.zero_()
print(((torch.tanh(x @ W1 + b1) @ W2 + b2 - y) ** 2).mean().item())
