import numpy as np
import torch
from sklearn.datasets import make_blobs

X, y = make_blobs(300, centers=[[-2, -2], [2, 2]], cluster_std=0.6, random_state=0)
X = torch.from_numpy((X - X.mean(0)) / X.std(0)).float()
y = torch.from_numpy(y).float().reshape(-1, 1)

torch.manual_seed(0)
net = torch.nn.Sequential(torch.nn.Linear(2, 16), torch.nn.ReLU(), torch.nn.Linear(16, 1), torch.nn.Sigmoid())
opt = torch.optim.Adam(net.parameters(), lr=0.03)


def log_loss(p, t):
    return -(t * torch.log(p) + (1 - t) * torch.log(1 - p)).mean()


for it in range(1000):
    p = net(X)
    loss = log_loss(p, y)
    opt.zero_grad()
    loss.backward()
    opt.step()
    if it % 100 == 0:
        print(it, loss.item())
print(loss.item())
