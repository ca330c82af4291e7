"""Regresión softmax a mano con paso 1.0 y descenso por lotes completos."""
import torch
from sklearn.datasets import load_wine
from sklearn.model_selection import train_test_split

torch.manual_seed(2)
d = load_wine()
Xe, Xp, ye, yp = train_test_split(d.data, d.target, test_size=0.3, random_state=2, stratify=d.target)
m, s = Xe.mean(0), Xe.std(0)
Xe, Xp = torch.tensor((Xe - m) / s).float(), torch.tensor((Xp - m) / s).float()
ye, yp = torch.tensor(ye), torch.tensor(yp)

W = torch.zeros(13, 3, requires_grad=True)
c = torch.zeros(3, requires_grad=True)
lam = 0.005
for vuelta in range(300):
    datos = torch.nn.functional.cross_entropy(Xe @ W + c, ye)
    total = datos + lam * (W ** 2).sum()
    total.backward()
    with torch.no_grad():
        W -= 1.0 * W.grad
        c -= 1.0 * c.grad
        W.grad.zero_()
        c.grad.zero_()
    if vuelta % 60 == 0:
        print(vuelta, datos.item())
print("exactitud de prueba", ((Xp @ W + c).argmax(1) == yp).float().mean().item())
