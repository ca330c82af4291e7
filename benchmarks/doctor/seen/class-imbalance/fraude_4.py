# Deteccion de fraude: 2.5 % de positivos
import numpy as np
import torch
import torch.nn as nn

gen = np.random.default_rng(81)
N = 4000
fraude = (gen.random(N) < 0.03).astype(np.float32)
X = gen.normal(size=(N, 6)).astype(np.float32)
X[:, :3] += 1.0 * fraude[:, None]
X, fraude = torch.from_numpy(X), torch.from_numpy(fraude)
torch.manual_seed(81)
corte = 3000


def balanceada(modelo, x, y):
    with torch.no_grad():
        pred = (modelo(x).squeeze(1) > 0).float()
    return 0.5 * ((pred[y == 1] == 1).float().mean() + (pred[y == 0] == 0).float().mean()).item()


modelo = nn.Sequential(nn.Linear(6, 8), nn.Tanh(), nn.Linear(8, 1))
perdida_fn = nn.BCEWithLogitsLoss()
opt = torch.optim.Adam(modelo.parameters(), lr=0.003)
for epoca in range(8):
    for b in torch.randperm(corte).split(60):
        perdida = perdida_fn(modelo(X[b]).squeeze(1), fraude[b])
        opt.zero_grad()
        perdida.backward()
        opt.step()
    print("epoca", epoca + 1, "perdida", perdida.item())
print("exactitud balanceada:", balanceada(modelo, X[corte:], fraude[corte:]))
