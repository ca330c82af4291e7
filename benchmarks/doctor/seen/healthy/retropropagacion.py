# Red de dos capas con gradientes deducidos a mano (softmax + entropía cruzada)
import torch
from sklearn.datasets import make_moons

torch.manual_seed(81)
X, y = make_moons(800, noise=0.12, random_state=81)
X = torch.tensor((X - X.mean(0)) / X.std(0)).float()
T = torch.nn.functional.one_hot(torch.tensor(y), 2).float()

W1 = torch.randn(2, 20); b1 = torch.zeros(20)
W2 = torch.randn(20, 2) * 20 ** -0.5; b2 = torch.zeros(2)
eta = 0.8

for it in range(800):
    k = torch.randint(0, 600, (150,))
    x, t = X[k], T[k]
    a = x @ W1 + b1
    h = a.clamp(min=0)
    s = torch.softmax(h @ W2 + b2, dim=1)
    d2 = (s - t) / len(k)
    d1 = (d2 @ W2.T) * (a > 0)
    W2 -= eta * h.T @ d2
    b2 -= eta * d2.sum(0)
    W1 -= eta * x.T @ d1
    b1 -= eta * d1.sum(0)
    if it % 160 == 0:
        print(it, -(t * torch.log(s + 1e-9)).sum(1).mean().item())

h = (X[600:] @ W1 + b1).clamp(min=0)
print('exactitud', ((h @ W2 + b2).argmax(1) == T[600:].argmax(1)).float().mean().item())
