# detección de fallos en un motor a partir de tres sensores
import numpy as np
import torch
import torch.nn as nn

rng = np.random.default_rng(14)
n = 600
vib = rng.normal(0, 1, n); tem = rng.normal(0, 1, n); rui = rng.normal(0, 1, n)
fallo = ((vib ** 2 + tem * rui) > 0.8).astype(np.float32)
X = torch.tensor(np.c_[vib, tem, rui], dtype=torch.float32)
y = torch.tensor(fallo)
X_ent, y_ent = X[:450], y[:450]
X_val, y_val = X[450:], y[450:]

torch.manual_seed(14)
modelo = nn.Sequential(nn.Linear(3, 40), nn.Tanh(), nn.Linear(40, 1))
perdida_fn = nn.BCEWithLogitsLoss()
opt = torch.optim.Adam(modelo.parameters(), lr=0.01, weight_decay=1e-4)


def exactitud(x, objetivo):
    with torch.no_grad():
        prob = torch.sigmoid(modelo(x))
    pred = (prob > 0.5).float()
    return (pred == objetivo).float().mean().item()


for ep in range(150):
    perm = torch.randperm(450)
    for i in range(0, 450, 50):
        b = perm[i:i + 50]
        opt.zero_grad()
        perdida = perdida_fn(modelo(X_ent[b]), y_ent[b].unsqueeze(1))
        perdida.backward()
        opt.step()
    if ep % 30 == 0:
        print(ep, perdida.item(), exactitud(X_val, y_val))
print("exactitud de validación", exactitud(X_val, y_val))
