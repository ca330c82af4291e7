import torch
from torch import nn

torch.manual_seed(44)


def datos(n):
    x = torch.randn(n, 12)
    y = (x[:, 0] - 0.7 * x[:, 1] + 0.5 * x[:, 2] + 0.9 * torch.randn(n) > 0).long()
    return x, y


x_ent, y_ent = datos(60)
x_val, y_val = datos(400)

modelo = nn.Sequential(nn.Linear(12, 100), nn.ReLU(), nn.Linear(100, 100), nn.ReLU(), nn.Linear(100, 2))
optim = torch.optim.Adam(modelo.parameters(), lr=2e-3)
entropia = nn.CrossEntropyLoss()
EPOCAS = 150

for epoca in range(EPOCAS):
    modelo.train()
    for lote in torch.randperm(60).split(20):
        optim.zero_grad()
        entropia(modelo(x_ent[lote]), y_ent[lote]).backward()
        optim.step()

modelo.eval()
with torch.no_grad():
    print("entrenamiento", entropia(modelo(x_ent), y_ent).item())
    print("validacion", entropia(modelo(x_val), y_val).item())
