"""Parada temprana con restauración de los mejores pesos."""
import copy
import torch
import torch.nn as nn

PARAMS = {"paciencia": 12, "max_epocas": 150, "lr": 0.005, "lote": 50}

torch.manual_seed(18)


def generar(n):
    x = torch.randn(n, 4)
    y = torch.relu(x[:, 0] + x[:, 1]) - torch.relu(x[:, 2]) + 0.4 * x[:, 3] + 0.3 * torch.randn(n)
    return x, y


class Vigilante:
    def __init__(self, paciencia):
        self.paciencia, self.mejor, self.espera, self.pesos = paciencia, float("inf"), 0, None

    def __call__(self, valor, modelo):
        if valor < self.mejor:
            self.mejor, self.espera = valor, 0
            self.pesos = copy.deepcopy(modelo.state_dict())
        else:
            self.espera += 1
        return self.espera >= self.paciencia


x, y = generar(1500)
xv, yv = generar(500)
xp, yp = generar(500)
modelo = nn.Sequential(nn.Linear(4, 32), nn.ReLU(), nn.Linear(32, 1), nn.Flatten(0))
opt = torch.optim.Adam(modelo.parameters(), lr=PARAMS["lr"], weight_decay=1e-4)
ecm = nn.MSELoss()
vigia = Vigilante(PARAMS["paciencia"])
for epoca in range(PARAMS["max_epocas"]):
    for f in torch.randperm(len(x)).split(PARAMS["lote"]):
        opt.zero_grad()
        ecm(modelo(x[f]), y[f]).backward()
        opt.step()
    with torch.no_grad():
        v = ecm(modelo(xv), yv).item()
    if epoca % 10 == 0:
        print("época", epoca, "validación", round(v, 4))
    if vigia(v, modelo):
        print("parada en la época", epoca)
        break
modelo.load_state_dict(vigia.pesos)
with torch.no_grad():
    print("prueba", ecm(modelo(xp), yp).item())
