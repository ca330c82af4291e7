import torch
import torch.nn as nn
from sklearn.datasets import make_multilabel_classification

torch.manual_seed(2)
X, Y = make_multilabel_classification(n_samples=700, n_features=12, n_classes=4, n_labels=2, random_state=2)
X = torch.tensor((X - X.mean(0)) / X.std(0)).float()
Y = torch.tensor(Y).float()
net = nn.Sequential(nn.Linear(12, 16), nn.ReLU(), nn.Linear(16, 4))
opt = torch.optim.Adam(net.parameters(), lr=5e-3, weight_decay=1e-3)
lossf = nn.BCEWithLogitsLoss()
for ep in range(20):
    for idx in torch.randperm(500).split(25):
        opt.zero_grad()
        l = lossf(net(X[idx]), Y[idx])
        l.backward()
        opt.step()
    with torch.no_grad():
        v = lossf(net(X[500:]), Y[500:]).item()
    if ep % 4 == 0:
        print(ep, l.item(), v)
print(v)
