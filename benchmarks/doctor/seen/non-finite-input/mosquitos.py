# Conteo de mosquitos en trampas -> riesgo de dengue (índice continuo)
import numpy as np
import torch
from torch import nn

rng = np.random.RandomState(8)
torch.manual_seed(8)

n = 480
capturas = rng.poisson(6, n)  # mosquitos por trampa
humedad = rng.uniform(40, 95, n)
altitud = rng.normal(900, 250, n)
riesgo = 0.8 * np.log1p(capturas) + 0.02 * humedad - 0.0012 * altitud + rng.normal(0, 0.08, n)

df = {
    "log_capturas": np.log(capturas),
    "humedad": (humedad - 67) / 16,
    "altitud": (altitud - 900) / 250,
}
X = torch.tensor(np.column_stack(list(df.values())), dtype=torch.float32)
y = torch.tensor((riesgo - riesgo.mean()) / riesgo.std(), dtype=torch.float32)

modelo = nn.Sequential(nn.Linear(3, 16), nn.Softplus(), nn.Linear(16, 1), nn.Flatten(0))
criterio = nn.MSELoss()
opt = torch.optim.Adam(modelo.parameters(), lr=0.02)
for epoca in range(40):
    perm = torch.randperm(n)
    acum = 0.0
    for k in range(0, n, 48):
        i = perm[k:k + 48]
        opt.zero_grad()
        l = criterio(modelo(X[i]), y[i])
        l.backward()
        opt.step()
        acum += l.item() / 10
    if epoca % 8 == 0:
        print(epoca, acum)
print("último:", acum)
