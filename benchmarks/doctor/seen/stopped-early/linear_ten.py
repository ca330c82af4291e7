import torch
torch.manual_seed(4)
X = torch.randn(200, 4)
y = X @ torch.tensor([3.0, -2.0, 1.0, 4.0]) + 5
w = torch.zeros(4, requires_grad=True)
b = torch.zeros(1, requires_grad=True)
EPOCHS = 5
for epoch in range(EPOCHS):
    loss = ((X @ w + b - y) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        w -= 0.15 * w.grad
        b -= 0.15 * b.grad
        w.grad.zero_()
        b.grad.zero_()
    print(epoch, loss.item())
