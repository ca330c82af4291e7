# Kurvenanpassung ohne torch.nn
import torch

torch.manual_seed(5)
x = torch.linspace(-1.7, 1.7, 100).unsqueeze(1)
y = torch.tanh(2 * x) + 0.05 * torch.randn(100, 1)
W1 = torch.randn(1, 10, requires_grad=True)
W2 = torch.full((10, 1), 0.1).normal_(0, 0.3).requires_grad_()
rate = 0.1
for schritt in range(300):
    fehler = (torch.tanh(x @ W1) @ W2 - y).square().mean()
    fehler.backward()
    W1 -= rate * W1.grad
    W2 -= rate * W2.grad
    W1.grad.zero_()
    W2.grad.zero_()
    if schritt % 60 == 0:
        print(schritt, fehler.item())
print(fehler.item())
