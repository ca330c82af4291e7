import copy
import torch
from torch import nn
from sklearn.datasets import load_diabetes

torch.manual_seed(3)
X, y = load_diabetes(return_X_y=True)
X = torch.tensor((X - X.mean(0)) / X.std(0)).float()
y = torch.tensor((y - y.mean()) / y.std()).float()[:, None]
p = torch.randperm(len(X))
tr, va = p[:350], p[350:]
net = nn.Sequential(nn.Linear(10, 16), nn.ReLU(), nn.Dropout(0.2), nn.Linear(16, 1))
opt = torch.optim.AdamW(net.parameters(), lr=5e-3, weight_decay=0.1)
best, wait, saved = 1e9, 0, None
for ep in range(200):
    net.train()
    for idx in tr[torch.randperm(350)].split(35):
        loss = nn.functional.mse_loss(net(X[idx]), y[idx])
        opt.zero_grad()
        loss.backward()
        opt.step()
    net.eval()
    with torch.no_grad():
        v = nn.functional.mse_loss(net(X[va]), y[va]).item()
    if v < best:
        best, wait, saved = v, 0, copy.deepcopy(net.state_dict())
    else:
        wait += 1
        if wait == 10:
            print("stop at", ep)
            break
net.load_state_dict(saved)
with torch.no_grad():
    print("val", nn.functional.mse_loss(net(X[va]), y[va]).item())
