"""Primero un autocodificador, después su codificador congelado con una cabeza nueva."""
import torch
from torch import nn

torch.manual_seed(9)
clase = torch.randint(0, 3, (900,))
centros = torch.randn(3, 4) * 1.8
latente = centros[clase] + 0.7 * torch.randn(900, 4)
mezcla = torch.randn(4, 15) / 2
x = latente @ mezcla + 0.1 * torch.randn(900, 15)
x = (x - x.mean(0)) / x.std(0)
ent, val = slice(0, 700), slice(700, 900)

codificador = nn.Sequential(nn.Linear(15, 12), nn.Tanh(), nn.Linear(12, 5))
decodificador = nn.Sequential(nn.Linear(5, 12), nn.Tanh(), nn.Linear(12, 15))
opt = torch.optim.Adam([*codificador.parameters(), *decodificador.parameters()], lr=0.01)
for epoca in range(40):
    for i in torch.randperm(700).split(70):
        perdida = nn.functional.mse_loss(decodificador(codificador(x[i])), x[i])
        opt.zero_grad()
        perdida.backward()
        opt.step()
print("reconstrucción", perdida.item())

for p in codificador.parameters():
    p.requires_grad_(False)
cabeza = nn.Linear(5, 3)
opt = torch.optim.Adam(cabeza.parameters(), lr=0.06, weight_decay=1e-4)
for epoca in range(40):
    for i in torch.randperm(700).split(70):
        perdida = nn.functional.cross_entropy(cabeza(codificador(x[i])), clase[i])
        opt.zero_grad()
        perdida.backward()
        opt.step()
with torch.no_grad():
    salida = cabeza(codificador(x[val]))
    print("exactitud", (salida.argmax(1) == clase[val]).float().mean().item())
    print("entropía cruzada", nn.functional.cross_entropy(salida, clase[val]).item())
