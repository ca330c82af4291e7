# Perceptrón con tensores sueltos; entradas ya en el intervalo [0, 1]
import torch
import torch.nn.functional as F

gen = torch.Generator().manual_seed(64)
n, d, h, k = 600, 6, 40, 3

entradas = torch.rand(n, d, generator=gen)
puntaje = torch.stack([
    4 * entradas[:, 0] * entradas[:, 1],
    2 * (entradas[:, 2] - 0.5).abs() + entradas[:, 3] * 0.8,
    entradas[:, 4] + 0.1 * entradas[:, 5],
], dim=1)
puntaje = (puntaje - puntaje.mean(0)) / puntaje.std(0)
clase = puntaje.argmax(1)

W1 = (torch.rand(d, h, generator=gen) - 1.0) * 1.6
b1 = torch.zeros(h)
W2 = (torch.rand(h, k, generator=gen) - 0.5) * 0.6
b2 = torch.zeros(k)
parametros = [W1, b1, W2, b2]
for p in parametros:
    p.requires_grad_(True)


def red(x):
    oculta = torch.relu(x @ W1 + b1)
    return oculta @ W2 + b2


optimizador = torch.optim.Adam(parametros, lr=0.02)
for vuelta in range(600):
    filas = torch.randint(0, n, (100,), generator=gen)
    costo = F.cross_entropy(red(entradas[filas]), clase[filas])
    optimizador.zero_grad()
    costo.backward()
    optimizador.step()
    if vuelta % 100 == 0:
        print("vuelta", vuelta, "costo", round(costo.item(), 4))

with torch.no_grad():
    print("costo sobre todo el conjunto", F.cross_entropy(red(entradas), clase).item())
