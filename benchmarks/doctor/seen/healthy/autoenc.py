import torch
import torch.nn as nn
from torch.utils.data import DataLoader
from sklearn.datasets import load_digits

torch.manual_seed(0)
X = torch.tensor(load_digits().data).float() / 16
X = X[:, X.std(0) > 0.05]
dl = DataLoader(X, batch_size=60, shuffle=True)
n = X.shape[1]
enc = nn.Sequential(nn.Linear(n, 32), nn.ELU(), nn.Linear(32, 8))
dec = nn.Sequential(nn.Linear(8, 32), nn.ELU(), nn.Linear(32, n))
opt = torch.optim.Adam([{"params": enc.parameters()}, {"params": dec.parameters()}], lr=4e-3)
for ep in range(25):
    s = 0.0
    for b in dl:
        l = nn.functional.mse_loss(dec(enc(b)), b)
        opt.zero_grad()
        l.backward()
        opt.step()
        s += l.detach()
    if ep % 5 == 0:
        print(ep, (s / len(dl)).item())
print((s / len(dl)).item())
