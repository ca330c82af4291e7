"""Rendimiento de la cosecha segun lluvia, sol y abono."""
import numpy as np
import torch

rng = np.random.default_rng(20)
lluvia = rng.normal(0, 1, 260)
sol = rng.normal(0, 1, 260)
abono = rng.normal(0, 1, 260)
cosecha = 0.7 * lluvia + np.tanh(1.5 * sol) + 0.3 * abono + rng.normal(0, 0.1, 260)
lluvia[[31, 88, 190]] = np.nan

datos = np.stack([lluvia, sol, abono], axis=1)
X = torch.tensor(datos, dtype=torch.float32)
y = torch.tensor(cosecha, dtype=torch.float32).reshape(-1, 1)


def paso(modelo, opt, x, t):
    def cierre():
        opt.zero_grad()
        e = torch.nn.functional.mse_loss(modelo(x), t)
        e.backward()
        return e
    return opt.step(cierre).item()


torch.manual_seed(20)
modelo = torch.nn.Sequential(torch.nn.Linear(3, 16), torch.nn.Tanh(), torch.nn.Linear(16, 1))
opt = torch.optim.Adam(modelo.parameters(), lr=0.02)
for vuelta in range(30):
    errores = [paso(modelo, opt, X[i], y[i]) for i in torch.randperm(260).split(26)]
    if vuelta % 5 == 0:
        print("vuelta", vuelta, "ecm", sum(errores) / len(errores))
print("ecm final", sum(errores) / len(errores))
