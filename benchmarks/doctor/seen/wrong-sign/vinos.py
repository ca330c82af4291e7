# Regresion softmax "a mano" sobre los vinos de sklearn
import torch
from sklearn.datasets import load_wine
from sklearn.model_selection import train_test_split

torch.manual_seed(2)
vinos = load_wine()
Xa, Xb, ya, yb = train_test_split(vinos.data, vinos.target, test_size=0.3, random_state=2, stratify=vinos.target)
media, desv = Xa.mean(0), Xa.std(0)
Xa = torch.tensor((Xa - media) / desv, dtype=torch.float)
Xb = torch.tensor((Xb - media) / desv, dtype=torch.float)
ya, yb = torch.tensor(ya), torch.tensor(yb)

W = torch.zeros(13, 3, requires_grad=True)
b = torch.zeros(3, requires_grad=True)


def exactitud(X, y):
    return ((X @ W + b).max(dim=1).indices == y).float().mean().item()


paso = 0.1
for i in range(1, 201):
    logp = torch.log_softmax(Xa @ W + b, dim=1)
    costo = -logp.gather(1, ya.view(-1, 1)).mean()
    gW, gb = torch.autograd.grad(costo, [W, b])
    with torch.no_grad():
        W += paso * gW
        b += paso * gb
    if i % 40 == 0:
        print(f"iter {i}: costo={costo.item():.4f} entrenamiento={exactitud(Xa, ya):.3f}")

print("exactitud en prueba:", exactitud(Xb, yb))
