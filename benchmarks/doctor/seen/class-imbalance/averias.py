# Deteccion de averias en una cinta transportadora
import torch
import torch.nn.functional as F

torch.manual_seed(60)


def turno(normales, averias):
    x0 = torch.randn(normales, 3)
    x1 = torch.randn(averias, 3) + torch.tensor([1.4, 1.1, -1.1])
    x = torch.cat([x0, x1])
    y = torch.cat([torch.zeros(normales), torch.ones(averias)])
    orden = torch.randperm(len(y))
    return x[orden], y[orden]


X, y = turno(2475, 25)
Xp, yp = turno(3960, 40)
w = (0.1 * torch.randn(3)).requires_grad_()
b = torch.zeros(1, requires_grad=True)
opt = torch.optim.Adam([w, b], lr=0.05)

for epoca in range(12):
    suma = 0.0
    for i in torch.randperm(len(y)).split(125):
        opt.zero_grad()
        L = F.binary_cross_entropy_with_logits(X[i] @ w + b, y[i])
        L.backward()
        opt.step()
        suma += L.item()
    with torch.no_grad():
        avisa = (Xp @ w + b > 0).float()
        sensibilidad = (avisa * yp).sum() / yp.sum()
        especificidad = ((1 - avisa) * (1 - yp)).sum() / (1 - yp).sum()
    print(f"epoca {epoca}: perdida {suma / 20:.3f} exactitud equilibrada {(sensibilidad + especificidad) / 2:.3f}")
