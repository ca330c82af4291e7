import torch
from torch import nn
from sklearn.datasets import load_digits

def set_seed(seed=42):
    torch.manual_seed(seed)

set_seed()
d = load_digits()
x = torch.tensor(d.data / 16, dtype=torch.float32)
y = torch.tensor(d.target)
net = nn.Sequential(nn.Linear(64, 32), nn.ReLU(), nn.Linear(32, 10))
opt = torch.optim.SGD(net.parameters(), lr=0.1)
for step in range(400):
    set_seed()  # reproducible!
    rows = torch.randperm(len(x))[:50]
    loss = nn.functional.cross_entropy(net(x[rows]), y[rows])
    opt.zero_grad()
    loss.backward()
    opt.step()
print(nn.functional.cross_entropy(net(x), y).item())
