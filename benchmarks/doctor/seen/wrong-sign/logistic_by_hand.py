import torch

torch.manual_seed(2)
n, d = 300, 4
X = torch.randn(n, d)
y = ((X @ torch.tensor([1.0, -2.0, 0.5, 0.0]) + 0.3 * torch.randn(n)) > 0).float()
w = torch.zeros(d)
b = torch.zeros(1)
lr = 0.1

for epoch in range(30):
    for idx in torch.randperm(n).split(30):
        p = torch.sigmoid(X[idx] @ w + b)
        grad_w = X[idx].T @ (y[idx] - p) / len(idx)
        grad_b = (y[idx] - p).mean()
        w -= lr * grad_w
        b -= lr * grad_b

acc = ((torch.sigmoid(X @ w + b) > 0.5).float() == y).float().mean()
print("accuracy", acc.item())
