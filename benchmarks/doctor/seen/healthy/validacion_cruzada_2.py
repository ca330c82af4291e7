# Validación cruzada de 5 pliegues: un modelo nuevo por pliegue
import numpy as np
import torch
from sklearn.model_selection import KFold

torch.manual_seed(4)
rng = np.random.default_rng(4)
X = rng.normal(size=(600, 4)).astype(np.float32)
y = (X[:, 0] - 0.7 * X[:, 1] ** 2 + 0.5 * X[:, 2] * X[:, 3] + 0.7 + 0.2 * rng.normal(size=600)).astype(np.float32)
y = (y - y.mean()) / y.std()


def entrenar(Xa, ya):
    modelo = torch.nn.Sequential(torch.nn.Linear(4, 20), torch.nn.Tanh(), torch.nn.Linear(20, 1), torch.nn.Flatten(0))
    opt = torch.optim.AdamW(modelo.parameters(), lr=0.03, weight_decay=0.01)
    for _ in range(200):
        opt.zero_grad()
        perdida = torch.nn.functional.mse_loss(modelo(Xa), ya)
        perdida.backward()
        opt.step()
    return modelo, perdida.item()


errores = []
for k, (a, b) in enumerate(KFold(5, shuffle=True, random_state=0).split(X)):
    modelo, en_entreno = entrenar(torch.from_numpy(X[a]), torch.from_numpy(y[a]))
    with torch.no_grad():
        e = torch.nn.functional.mse_loss(modelo(torch.from_numpy(X[b])), torch.from_numpy(y[b])).item()
    errores.append(e)
    print(f"pliegue {k + 1}: entreno {en_entreno:.4f} prueba {e:.4f}")
print("media:", np.mean(errores))
