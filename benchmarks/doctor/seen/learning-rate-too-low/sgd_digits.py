import torch
from torch import nn, optim
from sklearn.datasets import load_digits

torch.manual_seed(0)
bunch = load_digits()
x = torch.from_numpy(bunch.data).float() / 16
t = torch.from_numpy(bunch.target)
mlp = nn.Sequential(nn.Linear(64, 32), nn.ReLU(), nn.Linear(32, 10))
sgd = optim.SGD(mlp.parameters(), lr=1e-3)
for epoch in range(12):
    total = 0
    for b in torch.randperm(len(x)).split(50):
        sgd.zero_grad()
        loss = nn.functional.cross_entropy(mlp(x[b]), t[b])
        loss.backward()
        sgd.step()
        total += loss.item()
    print(f"{epoch:2d} {total / 36:.4f}")
