# "Cuantas mas capas mejor?" -- experimento con una red de ocho capas
import torch
from torch import nn
from sklearn.datasets import make_blobs

torch.manual_seed(40)
centros = [[2, 2], [-2, 2], [-2, -2], [2, -2]]
X, y = make_blobs(n_samples=800, centers=centros, cluster_std=0.7, random_state=40)
X, y = torch.tensor(X, dtype=torch.float32) / 2, torch.tensor(y)
X_ent, y_ent, X_val, y_val = X[:600], y[:600], X[600:], y[600:]

ACTIVACION = nn.Sigmoid
PROFUNDIDAD = 8


def construir(profundidad, ancho=24):
    capas = [nn.Linear(2, ancho), ACTIVACION()]
    for _ in range(profundidad - 2):
        capas += [nn.Linear(ancho, ancho), ACTIVACION()]
    capas.append(nn.Linear(ancho, 4))
    for c in capas:
        if isinstance(c, nn.Linear):
            nn.init.xavier_normal_(c.weight)
            nn.init.zeros_(c.bias)
    return nn.Sequential(*capas)


def exactitud(red, X, y):
    with torch.no_grad():
        return (red(X).argmax(1) == y).float().mean().item()


red = construir(PROFUNDIDAD)
opt = torch.optim.SGD(red.parameters(), lr=0.05)
fn = nn.CrossEntropyLoss()

for epoca in range(24):
    for lote in torch.randperm(600).split(40):
        opt.zero_grad()
        perdida = fn(red(X_ent[lote]), y_ent[lote])
        perdida.backward()
        opt.step()
    if epoca % 8 == 0:
        print(f"epoca {epoca:2d} perdida {perdida.item():.4f} ent {exactitud(red, X_ent, y_ent):.2f}")

print("exactitud val:", exactitud(red, X_val, y_val))
