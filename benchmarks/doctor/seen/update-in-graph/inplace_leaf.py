import torch
torch.manual_seed(0)
X = torch.randn(100, 2)
Y = (X.sum(1) > 0).long()
W = torch.zeros(2, 2, requires_grad=True)
b = torch.zeros(2, requires_grad=True)
for epoch in range(200):
    loss = torch.nn.functional.cross_entropy(X @ W + b, Y)
    loss.backward()
    W -= 0.5 * W.grad
    b -= 0.5 * b.grad
    W.grad.zero_()
    b.grad.zero_()
print(loss.item())
