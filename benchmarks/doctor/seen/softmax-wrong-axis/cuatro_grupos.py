"""Regresion softmax desde cero con cuatro grupos de puntos."""
import torch
from sklearn.datasets import make_blobs

torch.manual_seed(12)
puntos, grupo = make_blobs(480, centers=[[0, 2], [2, 0], [0, -2], [-2, 0]], cluster_std=0.8, random_state=12)
X = torch.tensor(puntos).float()
X = (X - X.mean(0)) / X.std(0)
y = torch.tensor(grupo)


def softmax(z):
    z = z - z.max()
    e = z.exp()
    return e / e.sum(dim=0, keepdim=True)


def entropia_cruzada(p, y):
    return -torch.log(p[torch.arange(len(y)), y] + 1e-9).mean()


W = (torch.randn(2, 4) * 0.1).requires_grad_()
b = torch.zeros(4, requires_grad=True)

for epoca in range(300):
    p = softmax(X @ W + b)
    perdida = entropia_cruzada(p, y)
    W.grad = b.grad = None
    perdida.backward()
    with torch.no_grad():
        W -= 0.8 * W.grad
        b -= 0.8 * b.grad
    if epoca % 50 == 0:
        acierto = (p.argmax(1) == y).float().mean().item()
        print(f"epoca {epoca:3d}  acierto {acierto:.3f}  perdida {perdida.item():.4f}")
print("perdida", perdida.item())
