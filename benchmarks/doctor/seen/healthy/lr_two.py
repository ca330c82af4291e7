import torch
from sklearn.datasets import make_blobs

torch.manual_seed(0)
X, y = make_blobs(500, centers=3, cluster_std=1.0, random_state=5)
X = torch.tensor((X - X.mean(0)) / X.std(0), dtype=torch.float32)
y = torch.tensor(y)
W = torch.zeros(2, 3, requires_grad=True)
b = torch.zeros(3, requires_grad=True)
lr = 2.0
for step in range(200):
    loss = torch.nn.functional.cross_entropy(X @ W + b, y) + 1e-3 * (W ** 2).sum()
    gW, gb = torch.autograd.grad(loss, (W, b))
    with torch.no_grad():
        W -= lr * gW
        b -= lr * gb
    if step % 50 == 0:
        print(step, loss.item())
print("loss", loss.item())
