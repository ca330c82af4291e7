import torch
import torch.nn as nn
from sklearn.datasets import load_digits

torch.manual_seed(1)
data = load_digits()
x = torch.tensor(data.data, dtype=torch.float32) / 16
y = torch.tensor(data.target)
net = nn.Sequential(nn.Linear(64, 32), nn.ReLU(), nn.Linear(32, 10), nn.ReLU())
optimizer = torch.optim.SGD(net.parameters(), lr=0.2)
for epoch in range(15):
    for batch in torch.randperm(len(x)).split(50):
        optimizer.zero_grad()
        output = net(x[batch])
        loss = nn.functional.cross_entropy(output, y[batch])
        loss.backward()
        optimizer.step()
print("final", nn.functional.cross_entropy(net(x), y).item())
