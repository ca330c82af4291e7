import numpy as np
import torch
from sklearn.datasets import make_moons
from sklearn.model_selection import KFold

X, y = make_moons(500, noise=0.2, random_state=209)
X = ((X - X.mean(0)) / X.std(0)).astype(np.float32)
puntuaciones = []
for pliegue, (ent, val) in enumerate(KFold(3, shuffle=True, random_state=209).split(X)):
    torch.manual_seed(300 + pliegue)
    red = torch.nn.Sequential(torch.nn.Linear(2, 16), torch.nn.Tanh(), torch.nn.Linear(16, 1))
    opt = torch.optim.Adam(red.parameters(), lr=0.05, weight_decay=1e-3)
    xe, ye = torch.from_numpy(X[ent]), torch.from_numpy(y[ent]).float()
    xv, yv = torch.from_numpy(X[val]), torch.from_numpy(y[val])
    for paso in range(150):
        opt.zero_grad()
        L = torch.nn.functional.binary_cross_entropy_with_logits(red(xe).squeeze(1), ye)
        L.backward()
        opt.step()
    with torch.no_grad():
        puntuaciones.append(((red(xv).squeeze(1) > 0) == (yv == 1)).float().mean().item())
    print("pliegue", pliegue, "perdida", L.item(), "exactitud", puntuaciones[-1])
print("media", np.mean(puntuaciones))
