import numpy as np
import torch
from torch import nn

rng = np.random.default_rng(2024)
torch.manual_seed(2024)
n = 1500
tabla = {
    "antiguedad": rng.gamma(3.0, 12.0, n),
    "cuota": rng.normal(45, 11, n),
    "llamadas": rng.poisson(3, n).astype(float),
    "retrasos": rng.poisson(1.5, n).astype(float),
    "uso_datos": rng.lognormal(1.5, 0.4, n),
}
riesgo = -0.08 * (tabla["antiguedad"] - 36) + 0.12 * (tabla["cuota"] - 45) + 1.2 * (tabla["llamadas"] - 3) + (tabla["retrasos"] - 1.5)
abandona = (riesgo + rng.logistic(0, 0.5, n) > np.median(riesgo)).astype(np.float32)

variables = ["antiguedad", "cuota", "llamadas", "retrasos", "uso_datos", "cuota"]
X = np.column_stack([(tabla[v] - tabla[v].mean()) / tabla[v].std() for v in variables]).astype(np.float32)
X, y = torch.from_numpy(X), torch.from_numpy(abandona)
X_a, X_b, y_a, y_b = X[:1150], X[1150:], y[:1150], y[1150:]

modelo = nn.Sequential(nn.Linear(len(variables), 10), nn.ReLU(), nn.Linear(10, 1), nn.Flatten(0))
criterio = nn.BCEWithLogitsLoss()
opt = torch.optim.Adam(modelo.parameters(), lr=0.01)
for epoca in range(20):
    for j in torch.randperm(1150).split(50):
        opt.zero_grad()
        criterio(modelo(X_a[j]), y_a[j]).backward()
        opt.step()
    if epoca % 4 == 3:
        with torch.no_grad():
            print(epoca + 1, "entreno %.4f" % criterio(modelo(X_a), y_a).item(), "prueba %.4f" % criterio(modelo(X_b), y_b).item())
with torch.no_grad():
    print("exactitud en prueba", ((modelo(X_b) > 0).float() == y_b).float().mean().item())
