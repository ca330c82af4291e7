import numpy as np
import torch
import torch.nn as nn

rng = np.random.default_rng(0)
height = rng.normal(170, 9, 380)
weight = 0.9 * height - 90 + rng.normal(0, 8, 380)
age = rng.uniform(18, 70, 380)
z = lambda v: (v - v.mean()) / v.std()
X = np.column_stack([z(height), z(weight), z(age), z(height)])
target = 0.5 * z(weight) - 0.3 * z(age) + 0.2 * z(height) ** 2 + rng.normal(0, 0.1, 380)
X = torch.from_numpy(X).float()
t = torch.from_numpy(target).float()
torch.manual_seed(0)
net = nn.Sequential(nn.Linear(X.shape[1], 20), nn.ReLU(), nn.Linear(20, 1))
opt = torch.optim.SGD(net.parameters(), lr=0.05)
for epoch in range(40):
    for i in torch.randperm(380).split(38):
        loss = ((net(X[i]).squeeze(1) - t[i]) ** 2).mean()
        opt.zero_grad()
        loss.backward()
        opt.step()
    if epoch % 8 == 7:
        print(epoch + 1, round(loss.item(), 4))
