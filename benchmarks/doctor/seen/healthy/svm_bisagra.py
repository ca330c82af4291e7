# Lineare SVM mit Hinge-Verlust und Subgradienten (Pegasos)
import numpy as np
import torch

rng = np.random.default_rng(26)
torch.manual_seed(26)
n = 800
z = np.sign(rng.normal(size=n))
X = torch.tensor(rng.normal(size=(n, 6)) + z[:, None] * np.array([0.9, -0.7, 0.5, 0.8, -0.6, 0.4])).float()
X = (X - X.mean(0)) / X.std(0)
z = torch.tensor(z).float()
w = torch.zeros(6, requires_grad=True)
b = torch.zeros(1, requires_grad=True)
lam = 0.01
for t in range(1, 1001):
    k = torch.randint(0, 600, (20,))
    verlust = torch.relu(1 - z[k] * (X[k] @ w + b)).mean() + lam / 2 * (w @ w)
    verlust.backward()
    schritt = 1 / (lam * (t + 100))
    with torch.no_grad():
        for q in (w, b):
            q.add_(q.grad, alpha=-schritt)
            q.grad = None
    if t % 200 == 0:
        print(t, verlust.item())
with torch.no_grad():
    print('Genauigkeit', (torch.sign(X[600:] @ w + b) == z[600:]).float().mean().item())
