import torch
import torch.nn.functional as F
from sklearn.datasets import make_moons

torch.manual_seed(5)
Xn, yn = make_moons(400, noise=0.12, random_state=5)
X = torch.tensor(Xn, dtype=torch.float32)
X = (X - X.mean(0)) / X.std(0)
y = torch.tensor(yn, dtype=torch.float32)
Xe, ye, Xp, yp = X[:300], y[:300], X[300:], y[300:]


def crear_modelo():
    W1 = (torch.randn(2, 24) * 0.9).requires_grad_()
    b1 = torch.zeros(24, requires_grad=True)
    W2 = (torch.randn(24, 1) * 0.2).requires_grad_()
    b2 = torch.zeros(1, requires_grad=True)

    def aplicar(x):
        return (torch.relu(x @ W1 + b1) @ W2 + b2).squeeze(1)

    return aplicar, [W1, b1, W2, b2]


def evaluar(f, x, t):
    with torch.no_grad():
        return ((f(x) > 0).float() == t).float().mean().item()


f, params = crear_modelo()
opt = torch.optim.Adam(params, lr=0.02)
for epoca in range(40):
    orden = torch.randperm(300)
    suma = 0.0
    for lote in orden.split(30):
        opt.zero_grad()
        salida = f(Xe[lote])
        loss = F.binary_cross_entropy_with_logits(salida, ye[lote])
        opt.step()
        suma += loss.item()
    if epoca % 10 == 0:
        print(f"epoca {epoca:2d}  perdida {suma / 10:.4f}  prueba {evaluar(f, Xp, yp):.3f}")
print("exactitud en prueba", evaluar(f, Xp, yp))
