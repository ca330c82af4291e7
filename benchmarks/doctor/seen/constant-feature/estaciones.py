# Prediccion del ozono con datos de una estacion meteorologica
import torch
from torch import nn

torch.manual_seed(35)
N = 500
temperatura = torch.randn(N)
viento = torch.randn(N)
humedad = torch.randn(N)
altitud = torch.full((N,), 0.64)  # km sobre el nivel del mar
ozono = 0.9 * temperatura - 0.4 * viento * temperatura + 0.2 * humedad + 0.1 * torch.randn(N)

variables = {"temperatura": temperatura, "viento": viento, "humedad": humedad, "altitud": altitud}
X = torch.stack(list(variables.values()), dim=1)
y = ozono.unsqueeze(1)
corte = 380

modelo = nn.Sequential(nn.Linear(X.shape[1], 24), nn.SiLU(), nn.Linear(24, 1))
opt = torch.optim.AdamW(modelo.parameters(), lr=0.02, weight_decay=1e-3)
for epoca in range(40):
    perm = torch.randperm(corte)
    for lote in perm.split(38):
        perdida = nn.functional.huber_loss(modelo(X[lote]), y[lote])
        opt.zero_grad()
        perdida.backward()
        opt.step()
    if epoca % 10 == 0:
        print("epoca", epoca, perdida.item())
with torch.no_grad():
    print("perdida de prueba", nn.functional.huber_loss(modelo(X[corte:]), y[corte:]).item())
