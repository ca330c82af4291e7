import numpy as np
import torch
from torch import nn
from sklearn.datasets import load_iris
from sklearn.model_selection import StratifiedKFold

X, y = load_iris(return_X_y=True)
scores = []
for fold, (tr, te) in enumerate(StratifiedKFold(4, shuffle=True, random_state=0).split(X, y)):
    torch.manual_seed(fold)
    m, s = X[tr].mean(0), X[tr].std(0)
    a, b = torch.tensor((X[tr] - m) / s).float(), torch.tensor((X[te] - m) / s).float()
    ya, yb = torch.tensor(y[tr]), torch.tensor(y[te])
    net = nn.Sequential(nn.Linear(4, 10), nn.Tanh(), nn.Linear(10, 3))
    opt = torch.optim.SGD(net.parameters(), lr=0.2, weight_decay=1e-3)
    for ep in range(60):
        for idx in torch.randperm(len(a)).split(16):
            opt.zero_grad()
            loss = nn.functional.cross_entropy(net(a[idx]), ya[idx])
            loss.backward()
            opt.step()
    with torch.no_grad():
        scores.append((net(b).argmax(1) == yb).float().mean().item())
    print("fold", fold, scores[-1])
print("mean", np.mean(scores))
