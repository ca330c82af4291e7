# full-batch gradient descent with a step near 2/sharpness: the loss wobbles and still falls
import torch
torch.manual_seed(3)
x = torch.linspace(-2, 2, 40).unsqueeze(1)
y = torch.sin(2 * x)
W1 = torch.randn(1, 20).requires_grad_(); b1 = torch.randn(20).requires_grad_()
W2 = (torch.randn(20, 1) / 20 ** 0.5).requires_grad_(); b2 = torch.zeros(1).requires_grad_()
params = (W1, b1, W2, b2)
for step in range(3000):
    loss = ((torch.tanh(x @ W1 + b1) @ W2 + b2 - y) ** 2).mean()
    grads = torch.autograd.grad(loss, params)
    with torch.no_grad():
        for p, g in zip(params, grads):
            p -= 0.2 * g
print(loss.item())
