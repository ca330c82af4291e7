import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(71)
n_train, n_val, rasgos = 60, 500, 10


def generar(n):
    x = torch.randn(n, rasgos)
    y = (x[:, 0] - x[:, 1] + 0.5 * x[:, 2] + 0.9 * torch.randn(n) > 0).float()
    return x, y


x_train, y_train = generar(n_train)
x_val, y_val = generar(n_val)
modelo = nn.Sequential(nn.Linear(rasgos, 128), nn.ReLU(), nn.Linear(128, 1))
opt = torch.optim.Adam(modelo.parameters(), lr=0.003)
for epoca in range(120):
    for lote in torch.randperm(n_train)[:480].split(60):
        opt.zero_grad()
        perdida = F.binary_cross_entropy_with_logits(modelo(x_train[lote])[:, 0], y_train[lote])
        perdida.backward()
        opt.step()
    if epoca % 20 == 19:
        with torch.no_grad():
            entreno = F.binary_cross_entropy_with_logits(modelo(x_train)[:, 0], y_train).item()
            val = F.binary_cross_entropy_with_logits(modelo(x_val)[:, 0], y_val).item()
        print(f"epoca {epoca + 1}: entreno {entreno:.3f} validacion {val:.3f}")
