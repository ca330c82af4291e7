import math
import torch

# fit y = sin(x) with a small network, everything by hand
torch.manual_seed(1)
x = torch.linspace(-math.pi, math.pi, 200).unsqueeze(1)
y = torch.sin(x) + 0.1 * torch.randn_like(x)
x = x / x.std()

W1 = torch.randn(1, 20)
b1 = torch.randn(20)
W2 = torch.randn(20, 1) * 0.2
b2 = torch.zeros(1)
params = [W1, b1, W2, b2]
for p in params:
    p.requires_grad = True

lr = 0.1
for it in range(1400):
    y_hat = torch.tanh(x @ W1 + b1) @ W2 + b2
    loss = (y_hat - y).pow(2).mean()
    for p in params:
        p.grad = None
    loss.backward()
    for p in params:
        p -= lr * p.grad
    if it % 200 == 0:
        print(it, loss.item())
print("mse", loss.item())
