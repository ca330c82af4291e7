# Máquina de vectores de soporte lineal, subgradiente por lotes
import torch

torch.manual_seed(66)
n, d = 1000, 8
direccion = torch.randn(d)
X = torch.randn(n, d)
margen = X @ direccion / direccion.norm() + 0.15 * torch.randn(n)
t = torch.where(margen > 0, 1.0, -1.0)
w = torch.zeros(d, requires_grad=True)
b = torch.zeros(1, requires_grad=True)
C, tasa = 20.0, 0.05
for epoca in range(60):
    for lote in torch.randperm(800).split(40):
        holgura = (1 - t[lote] * (X[lote] @ w + b)).clamp(min=0)
        costo = holgura.sum() / len(lote) + (w @ w) / (2 * C)
        costo.backward()
        with torch.no_grad():
            for p in (w, b):
                p.sub_(tasa / (1 + 0.1 * epoca) * p.grad)
                p.grad.zero_()
    if epoca % 10 == 0:
        print(epoca, costo.item())
with torch.no_grad():
    print("aciertos", (torch.sign(X[800:] @ w + b) == t[800:]).float().mean().item())
