# clase 5: red de dos capas, derivadas a mano
import torch

torch.manual_seed(9)
X = torch.rand(300, 2) * 2 - 1
y = (X[:, 0] * X[:, 1] > 0).float().unsqueeze(1)
W1 = torch.randn(2, 12)
b1 = torch.zeros(12)
W2 = torch.randn(12, 1) * 0.3
b2 = torch.zeros(1)
for epoca in range(60):
    for i in torch.randperm(300).split(30):
        a = torch.sigmoid(X[i] @ W1 * 3 + b1)
        p = torch.sigmoid(a @ W2 + b2)
        d2 = (p - y[i]) / len(i)
        d1 = d2 @ W2.t() * (1 - a ** 2)
        W2 -= 0.5 * a.t() @ d2
        b2 -= 0.5 * d2.sum(0)
        W1 -= 0.5 * 3 * X[i].t() @ d1
        b1 -= 0.5 * d1.sum(0)
p = torch.sigmoid(torch.sigmoid(X @ W1 * 3 + b1) @ W2 + b2)
print("entropia", torch.nn.functional.binary_cross_entropy(p, y).item())
