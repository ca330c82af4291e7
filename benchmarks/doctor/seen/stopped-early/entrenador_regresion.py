# Regresión no lineal con un entrenador que vigila la pérdida de validación
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


class Vigilante:
    def __init__(self, paciencia, delta):
        self.paciencia, self.delta = paciencia, delta
        self.mejor, self.malas = float("inf"), 0

    def debe_parar(self, valor):
        if valor < self.mejor - self.delta:
            self.mejor, self.malas = valor, 0
        else:
            self.malas += 1
        return self.malas >= self.paciencia


class Entrenador:
    def __init__(self, red, tasa=0.03):
        self.red = red
        self.opt = torch.optim.SGD(red.parameters(), lr=tasa, momentum=0.9, nesterov=True)
        self.costo = nn.MSELoss()

    def epoca(self, cargador):
        self.red.train()
        for x, y in cargador:
            self.opt.zero_grad()
            self.costo(self.red(x), y).backward()
            self.opt.step()

    @torch.no_grad()
    def evaluar(self, x, y):
        self.red.eval()
        return self.costo(self.red(x), y).item()

    def entrenar(self, cargador, x_val, y_val, vigilante, max_epocas=90):
        for e in range(max_epocas):
            self.epoca(cargador)
            v = self.evaluar(x_val, y_val)
            if e % 10 == 0:
                print(f"época {e} validación {v:.4f}")
            if vigilante.debe_parar(v):
                print("parada en la época", e)
                break


torch.manual_seed(18)
x = torch.rand(1100, 2) * 4 - 2
y = torch.sin(2.2 * x[:, :1]) * torch.cos(1.8 * x[:, 1:])  + 0.5 * x[:, :1] + 0.08 * torch.randn(1100, 1)
cargador = DataLoader(TensorDataset(x[:800], y[:800]), batch_size=80, shuffle=True)
red = nn.Sequential(nn.Linear(2, 32), nn.Tanh(), nn.Linear(32, 32), nn.Tanh(), nn.Linear(32, 1))
entrenador = Entrenador(red)
entrenador.entrenar(cargador, x[800:], y[800:], Vigilante(paciencia=2, delta=0.1))
print("pérdida de validación", entrenador.evaluar(x[800:], y[800:]))
