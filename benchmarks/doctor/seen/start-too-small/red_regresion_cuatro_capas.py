import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset


def inicializar(m):
    if isinstance(m, nn.Linear):
        nn.init.normal_(m.weight, mean=0.0, std=0.001)
        nn.init.zeros_(m.bias)


def crear_datos(n):
    x = torch.randn(n, 4)
    y = torch.sin(x[:, 0]) + x[:, 1] * 0.5 - torch.abs(x[:, 2]) + 0.1 * torch.randn(n)
    return x, (y + 0.8).unsqueeze(1)


torch.manual_seed(99)
x_ent, y_ent = crear_datos(1500)
x_pru, y_pru = crear_datos(400)
modelo = nn.Sequential(
    nn.Linear(4, 32), nn.ReLU(),
    nn.Linear(32, 32), nn.ReLU(),
    nn.Linear(32, 32), nn.ReLU(),
    nn.Linear(32, 1),
)
modelo.apply(inicializar)
opt = torch.optim.SGD(modelo.parameters(), lr=0.05)
datos = DataLoader(TensorDataset(x_ent, y_ent), batch_size=50, shuffle=True)
for epoca in range(50):
    for xb, yb in datos:
        opt.zero_grad()
        perdida = nn.functional.mse_loss(modelo(xb), yb)
        perdida.backward()
        opt.step()
    if epoca % 8 == 0:
        print(f"época {epoca}: lote {perdida.item():.4f}")
with torch.no_grad():
    print("prueba", nn.functional.mse_loss(modelo(x_pru), y_pru).item())
