import torch
from torch import nn
from sklearn.datasets import make_blobs

torch.manual_seed(5)
X, y = make_blobs(600, centers=5, n_features=4, cluster_std=1.5, random_state=5)
X, y = torch.tensor((X - X.mean(0)) / X.std(0)).float(), torch.tensor(y)
red = nn.Sequential(nn.Linear(4, 32), nn.SiLU(), nn.Linear(32, 5))
criterio = nn.CrossEntropyLoss(label_smoothing=0.15)
opt = torch.optim.AdamW(red.parameters(), lr=0.01, weight_decay=0.05)
for ep in range(25):
    for idx in torch.randperm(500).split(50):
        opt.zero_grad()
        l = criterio(red(X[idx]), y[idx])
        l.backward()
        opt.step()
    if ep % 5 == 0:
        print(ep, l.item())
with torch.no_grad():
    print("acc", (red(X[500:]).argmax(1) == y[500:]).float().mean().item())
