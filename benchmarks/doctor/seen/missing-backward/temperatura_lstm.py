# Pronostico de la temperatura del dia siguiente con una LSTM
import math
import torch
import torch.nn as nn

torch.manual_seed(2)
dias = torch.arange(700, dtype=torch.float32)
serie = torch.sin(2 * math.pi * dias / 30) + 0.4 * torch.sin(2 * math.pi * dias / 7 + 1) + 0.05 * torch.randn(700)
serie = (serie - serie.mean()) / serie.std()

VENTANA = 14
secuencias = torch.stack([serie[i:i + VENTANA] for i in range(700 - VENTANA)]).unsqueeze(-1)
objetivo = serie[VENTANA:].unsqueeze(-1)
corte = 560


class Pronosticador(nn.Module):
    def __init__(self, ocultas=24):
        super().__init__()
        self.lstm = nn.LSTM(1, ocultas, batch_first=True)
        self.salida = nn.Linear(ocultas, 1)

    def forward(self, x):
        h, _ = self.lstm(x)
        return self.salida(h[:, -1])


def entrenar(modelo, epocas=30, lote=56):
    opt = torch.optim.Adam(modelo.parameters(), lr=0.01)
    criterio = nn.MSELoss()
    for e in range(epocas):
        modelo.train()
        acumulado = 0.
        for idx in torch.randperm(corte).split(lote):
            opt.zero_grad()
            pred = modelo(secuencias[idx])
            perdida = criterio(pred, objetivo[idx])
            nn.utils.clip_grad_norm_(modelo.parameters(), 1.0)
            opt.step()
            acumulado += perdida.item() * len(idx)
        if e % 5 == 0:
            print(f'{e:3d} {acumulado / corte:.4f}')


modelo = Pronosticador()
entrenar(modelo)
modelo.eval()
with torch.no_grad():
    print('ECM de validacion:', nn.functional.mse_loss(modelo(secuencias[corte + VENTANA:]), objetivo[corte + VENTANA:]).item())
