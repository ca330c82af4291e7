# Consumo electrico de un edificio segun temperatura, ocupacion y hora. Pregunta de foro.
import torch
import torch.nn as nn
from torch.utils.data import TensorDataset, DataLoader

torch.manual_seed(19)
X = torch.randn(800, 3)
y = (0.8 * X[:, 0] ** 2 - X[:, 1] + 0.5 * torch.sin(2 * X[:, 2]) + 0.1 * torch.randn(800)).unsqueeze(1)
y = (y - y.mean()) / y.std()
datos = DataLoader(TensorDataset(X[:600], y[:600]), batch_size=60, shuffle=True)

config = {"lr": 0.8, "momentum": 0.9, "epocas": 60}

modelo = nn.Sequential(nn.Linear(3, 32), nn.ReLU(), nn.Linear(32, 32), nn.ReLU(), nn.Linear(32, 1))
criterio = nn.MSELoss()
optimizador = torch.optim.SGD(modelo.parameters(), lr=config["lr"], momentum=config["momentum"])
plan = torch.optim.lr_scheduler.CosineAnnealingLR(optimizador, config["epocas"])

for e in range(config["epocas"]):
    for xb, yb in datos:
        optimizador.zero_grad()
        perdida = criterio(modelo(xb), yb)
        perdida.backward()
        optimizador.step()
    plan.step()
    if e % 10 == 0:
        print(e, perdida.item())

with torch.no_grad():
    print("mse de prueba", criterio(modelo(X[600:]), y[600:]).item())
