import torch
import torch.nn as nn
from sklearn.datasets import load_wine

class WineNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(13, 24), nn.ReLU(), nn.Linear(24, 3))
        self.log_softmax = nn.LogSoftmax(dim=0)

    def forward(self, x):
        return self.log_softmax(self.layers(x))

torch.manual_seed(0)
wine = load_wine()
X = torch.tensor(wine.data, dtype=torch.float32)
X = (X - X.mean(0)) / X.std(0)
y = torch.tensor(wine.target)
net = WineNet()
opt = torch.optim.Adam(net.parameters(), lr=0.01)
nll = nn.NLLLoss()
for epoch in range(40):
    for idx in torch.randperm(178).split(32):
        opt.zero_grad()
        loss = nll(net(X[idx]), y[idx])
        loss.backward()
        opt.step()
print(loss.item())
