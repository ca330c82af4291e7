# logistic regression with a big step on standardised inputs
import torch
from sklearn.datasets import load_breast_cancer

d = load_breast_cancer()
X = torch.tensor(d.data[:, :10]).float()
X = (X - X.mean(0)) / X.std(0)
y = torch.tensor(d.target).float()
w = torch.zeros(10, requires_grad=True)
b = torch.zeros((), requires_grad=True)
for k in range(400):
    loss = torch.nn.functional.binary_cross_entropy_with_logits(X @ w + b, y)
    gw, gb = torch.autograd.grad(loss, [w, b])
    with torch.no_grad():
        w -= 1.5 * gw
        b -= 1.5 * gb
    if k % 80 == 0:
        print(k, loss.item())
print(loss.item())
