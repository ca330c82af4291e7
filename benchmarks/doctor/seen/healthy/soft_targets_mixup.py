import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import make_blobs

torch.manual_seed(5)
X, y = make_blobs(1200, 6, centers=4, cluster_std=2.2, random_state=3)
X = torch.tensor((X - X.mean(0)) / X.std(0), dtype=torch.float32)
T = F.one_hot(torch.tensor(y), 4).float()
net = nn.Sequential(nn.Linear(6, 24), nn.ReLU(), nn.Linear(24, 4))
opt = torch.optim.SGD(net.parameters(), lr=0.1, momentum=0.9, nesterov=True)
beta = torch.distributions.Beta(0.3, 0.3)
for epoch in range(20):
    for i in torch.randperm(900).split(45):
        lam = beta.sample((len(i), 1))
        j = i[torch.randperm(len(i))]
        xb = lam * X[i] + (1 - lam) * X[j]
        tb = lam * T[i] + (1 - lam) * T[j]
        loss = F.cross_entropy(net(xb), tb, label_smoothing=0.05)
        opt.zero_grad()
        loss.backward()
        opt.step()
    if epoch % 5 == 0:
        print(epoch, loss.item())
with torch.no_grad():
    print("accuracy", (net(X[900:]).argmax(1) == T[900:].argmax(1)).float().mean().item())
