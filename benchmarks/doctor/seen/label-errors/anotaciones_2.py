"""Tres tipos de celula por tamano, redondez y tinte. Dos personas anotaron las imagenes."""
import torch
from torch import nn
import torch.nn.functional as F

torch.manual_seed(44)
centro = torch.tensor([[1.6, 0.0, -1.0], [-1.2, 1.4, 0.3], [-0.4, -1.5, 0.9]])
verdad = torch.randint(0, 3, (500,))
celulas = centro[verdad] + 0.4 * torch.randn(500, 3)

anotador_1 = verdad[:300].clone()
segunda_opinion = {4: 1, 19: 2, 37: 1, 52: 2, 66: 1, 81: 2, 93: 1, 108: 1, 127: 2, 141: 1, 158: 2, 176: 1,
                   189: 2, 203: 1, 214: 1, 228: 2, 243: 1, 259: 2, 271: 1, 288: 2}
etiquetas = anotador_1
for fila, salto in segunda_opinion.items():
    etiquetas[fila] = (etiquetas[fila] + salto) % 3

x_ent, y_ent = celulas[:300], etiquetas
x_val, y_val = celulas[300:], verdad[300:]

red = nn.Sequential(nn.Linear(3, 16), nn.ReLU(), nn.Linear(16, 3))
opt = torch.optim.AdamW(red.parameters(), lr=0.01, weight_decay=0.1)
for epoca in range(40):
    red.train()
    for idx in torch.randperm(300).split(30):
        loss = F.cross_entropy(red(x_ent[idx]), y_ent[idx])
        opt.zero_grad()
        loss.backward()
        opt.step()
    if epoca % 10 == 9:
        with torch.no_grad():
            print(f"epoca {epoca + 1} entrenamiento {F.cross_entropy(red(x_ent), y_ent).item():.4f}")

with torch.no_grad():
    print("perdida en validacion", F.cross_entropy(red(x_val), y_val).item())
