import numpy as np
import torch
import torch.nn as nn
from sklearn.datasets import load_wine
from sklearn.model_selection import KFold

X, y = load_wine(return_X_y=True)
scores = []
for fold, (tr, te) in enumerate(KFold(4, shuffle=True, random_state=0).split(X)):
    torch.manual_seed(fold)
    m, s = X[tr].mean(0), X[tr].std(0)
    Xtr, Xte = [torch.tensor((X[k] - m) / s, dtype=torch.float32) for k in (tr, te)]
    ytr, yte = torch.tensor(y[tr]), torch.tensor(y[te])
    net = nn.Sequential(nn.Linear(13, 10), nn.Tanh(), nn.Linear(10, 3))
    opt = torch.optim.Adam(net.parameters(), lr=0.02, weight_decay=1e-2)
    for epoch in range(80):
        loss = nn.functional.cross_entropy(net(Xtr), ytr)
        opt.zero_grad()
        loss.backward()
        opt.step()
    scores.append((net(Xte).argmax(1) == yte).float().mean().item())
    print("fold", fold, "loss", loss.item(), "acc", scores[-1])
print("mean accuracy", np.mean(scores))
