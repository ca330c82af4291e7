import numpy as np
import torch
import torch.nn as nn

rng = np.random.default_rng(2)
n = 260
X = rng.normal(size=(n, 6))
y = (X[:, 0] * X[:, 1] + 0.7 * X[:, 2] > 0).astype(int)

# se amplia el conjunto para tener mas ejemplos
amp = rng.integers(0, n, size=140)
X = np.vstack([X, X[amp]])
y = np.concatenate([y, y[amp]])

orden = rng.permutation(len(X))
ent, val = orden[:320], orden[320:]
aT = lambda a: torch.tensor(a, dtype=torch.float32)
Xe, ye, Xv, yv = aT(X[ent]), torch.tensor(y[ent]), aT(X[val]), torch.tensor(y[val])

torch.manual_seed(2)
red = nn.Sequential(nn.Linear(6, 16), nn.ReLU(), nn.Linear(16, 2))
opt = torch.optim.Adam(red.parameters(), lr=0.01, weight_decay=1e-3)
fn = nn.CrossEntropyLoss()
for epoca in range(50):
    for i in torch.randperm(320).split(32):
        opt.zero_grad()
        l = fn(red(Xe[i]), ye[i])
        l.backward()
        opt.step()
    with torch.no_grad():
        v = fn(red(Xv), yv).item()
    if epoca % 10 == 9:
        print(epoca + 1, "entreno", l.item(), "validacion", v)
