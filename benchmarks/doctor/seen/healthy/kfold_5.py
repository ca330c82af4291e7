import numpy as np
import torch
from torch import nn
from sklearn.datasets import load_wine
from sklearn.model_selection import StratifiedKFold

X, y = load_wine(return_X_y=True)
scores = []
for fold, (tr, te) in enumerate(StratifiedKFold(4, shuffle=True, random_state=9).split(X, y)):
    torch.manual_seed(9)
    mu, sd = X[tr].mean(0), X[tr].std(0)
    A = torch.tensor((X - mu) / sd, dtype=torch.float32)
    t = torch.tensor(y)
    tr, te = torch.tensor(tr), torch.tensor(te)
    model = nn.Sequential(nn.Linear(13, 16), nn.ReLU(), nn.Dropout(0.2), nn.Linear(16, 3))
    opt = torch.optim.Adam(model.parameters(), lr=0.01, weight_decay=1e-3)
    for epoch in range(25):
        model.train()
        for b in tr[torch.randperm(len(tr))].split(19):
            opt.zero_grad()
            loss = nn.functional.cross_entropy(model(A[b]), t[b])
            loss.backward()
            opt.step()
    model.eval()
    with torch.no_grad():
        acc = (model(A[te]).argmax(1) == t[te]).float().mean().item()
    scores.append(acc)
    print("fold", fold, "acc", acc)
print("mean accuracy", float(np.mean(scores)))
