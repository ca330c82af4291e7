# Concesion de prestamos: ingreso anual en euros, edad y antiguedad laboral
import numpy as np
import torch
import torch.nn.functional as F

rng = np.random.default_rng(15)
n = 600
ingreso = rng.normal(32000, 9000, n)
edad = rng.uniform(20, 65, n)
antiguedad = rng.uniform(0, 20, n)
puntos = (ingreso - 32000) / 9000 + (antiguedad - 10) / 5.8 - 0.8 * (edad - 42) / 13 + rng.normal(0, 0.2, n)
concedido = (puntos > 0).astype("float32")

tabla = np.column_stack([ingreso, edad, antiguedad])
X = torch.tensor(tabla, dtype=torch.float32)
y = torch.tensor(concedido)

torch.manual_seed(15)
W1 = (torch.randn(3, 16) / 3 ** 0.5).requires_grad_()
b1 = torch.zeros(16, requires_grad=True)
W2 = (torch.randn(16) / 4).requires_grad_()
b2 = torch.zeros(1, requires_grad=True)
opt = torch.optim.Adam([W1, b1, W2, b2], lr=0.02)


def puntuar(x):
    return torch.tanh(x @ W1 + b1) @ W2 + b2


for epoca in range(250):
    L = F.binary_cross_entropy_with_logits(puntuar(X[:450]), y[:450])
    opt.zero_grad()
    L.backward()
    opt.step()
    if epoca % 50 == 0:
        print("epoca", epoca, "perdida", L.item())

with torch.no_grad():
    acc = ((puntuar(X[450:]) > 0).float() == y[450:]).float().mean()
print("exactitud reservada", acc.item())
