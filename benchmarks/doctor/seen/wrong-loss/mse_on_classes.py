import torch
import torch.nn as nn
from sklearn.datasets import load_digits

torch.manual_seed(0)
d = load_digits()
X = torch.tensor(d.data / 16, dtype=torch.float32)
y = torch.tensor(d.target)
model = nn.Sequential(nn.Linear(64, 32), nn.ReLU(), nn.Linear(32, 10))
opt = torch.optim.SGD(model.parameters(), lr=0.1)
criterion = nn.MSELoss()
for epoch in range(15):
    for i in torch.randperm(len(X)).split(64):
        target = nn.functional.one_hot(y[i], 10).float()
        loss = criterion(model(X[i]), target)
        opt.zero_grad()
        loss.backward()
        opt.step()
print("acc", (model(X).argmax(1) == y).float().mean().item())
