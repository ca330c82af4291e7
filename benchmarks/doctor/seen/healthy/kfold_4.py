from statistics import mean
import torch
from torch import nn
from sklearn.datasets import load_iris
from sklearn.model_selection import StratifiedKFold

X, y = load_iris(return_X_y=True)
torch.manual_seed(0)
notas = []
for pliegue, (tr, te) in enumerate(StratifiedKFold(5, shuffle=True, random_state=0).split(X, y)):
    mu, sd = X[tr].mean(0), X[tr].std(0)
    a = torch.tensor((X[tr] - mu) / sd).float(); b = torch.tensor((X[te] - mu) / sd).float()
    ya, yb = torch.tensor(y[tr]), torch.tensor(y[te])
    red = nn.Sequential(nn.Linear(4, 10), nn.Tanh(), nn.Linear(10, 3))
    opt = torch.optim.AdamW(red.parameters(), lr=0.03, weight_decay=0.05)
    for ep in range(60):
        opt.zero_grad()
        l = nn.functional.cross_entropy(red(a), ya)
        l.backward()
        opt.step()
    with torch.no_grad():
        notas.append((red(b).argmax(1) == yb).float().mean().item())
    print("pliegue", pliegue, notas[-1])
print("media", mean(notas))
