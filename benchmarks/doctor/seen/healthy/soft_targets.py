import torch
import torch.nn as nn
from sklearn.datasets import make_blobs

torch.manual_seed(5)
X, y = make_blobs(600, centers=4, cluster_std=0.9, random_state=1)
X = torch.tensor((X - X.mean(0)) / X.std(0), dtype=torch.float32)
y = torch.tensor(y)
net = nn.Sequential(nn.Linear(2, 24), nn.ReLU(), nn.Linear(24, 4))
opt = torch.optim.SGD(net.parameters(), lr=0.2, momentum=0.9)
for epoch in range(20):
    for i in torch.randperm(480).split(48):
        lam = float(torch.distributions.Beta(0.3, 0.3).sample())
        j = i[torch.randperm(len(i))]
        x = lam * X[i] + (1 - lam) * X[j]
        t = lam * nn.functional.one_hot(y[i], 4) + (1 - lam) * nn.functional.one_hot(y[j], 4)
        loss = nn.functional.cross_entropy(net(x), t)
        opt.zero_grad()
        loss.backward()
        opt.step()
    if epoch % 5 == 4:
        print("epoch", epoch + 1, "mixup loss", loss.item())
print("accuracy", (net(X[480:]).argmax(1) == y[480:]).float().mean().item())
