import torch
from torch import nn
from sklearn.datasets import load_digits
torch.manual_seed(4)
d = load_digits()
X = torch.tensor(d.data / 16, dtype=torch.float32); y = torch.tensor(d.target)
model = nn.Sequential(nn.Linear(64, 32), nn.ReLU(), nn.Linear(32, 10))
opt = torch.optim.SGD(model.parameters(), lr=0.4)
accumulate = 4
for epoch in range(20):
    opt.zero_grad()
    for k, i in enumerate(torch.randperm(len(X)).split(16), 1):
        loss = nn.functional.cross_entropy(model(X[i]), y[i]) / accumulate
        loss.backward()
        if k % accumulate == 0:
            opt.step()
            opt.zero_grad()
print(nn.functional.cross_entropy(model(X), y).item())
