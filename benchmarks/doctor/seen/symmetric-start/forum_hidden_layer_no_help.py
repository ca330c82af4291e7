# My hidden layer does not bring anything compared with one neuron, here is the whole code
import torch

torch.manual_seed(0)
xs = torch.linspace(-2, 2, 200).reshape(-1, 1)
ys = torch.cos(2.2 * xs) + 0.05 * torch.randn(200, 1)

hidden = 16
W1 = torch.ones(1, hidden) * 0.5
b1 = torch.zeros(hidden)
W2 = torch.ones(hidden, 1) * 0.1
b2 = torch.zeros(1)
for t in (W1, b1, W2, b2):
    t.requires_grad_()

lr = 0.05
for epoch in range(1500):
    h = torch.tanh(xs.mm(W1) + b1)
    y_hat = h.mm(W2) + b2
    loss = ((y_hat - ys) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        W1 -= lr * W1.grad
        b1 -= lr * b1.grad
        W2 -= lr * W2.grad
        b2 -= lr * b2.grad
        for t in (W1, b1, W2, b2):
            t.grad.zero_()
    if epoch % 250 == 0:
        print("epoch", epoch, "loss", loss.item())

h = torch.tanh(xs.mm(W1) + b1)
print("final loss", ((h.mm(W2) + b2 - ys) ** 2).mean().item())
