import torch
from torch import nn

torch.manual_seed(8)

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(2, 4), nn.ReLU())
        self.head = nn.Linear(4, 2)
    def forward(self, x):
        return self.head(self.body(x))

def make_data():
    x = torch.rand(320, 2) * 4 - 2
    return x, (x.abs().sum(1) < 1.6).long()

def train(net, x, y):
    optimizer = torch.optim.Adam(net.head.parameters(), lr=0.02)
    for epoch in range(80):
        for rows in torch.randperm(len(x)).split(32):
            loss = nn.functional.cross_entropy(net(x[rows]), y[rows])
            net.zero_grad()
            loss.backward()
            optimizer.step()

x, y = make_data()
net = Net()
train(net, x, y)
with torch.no_grad():
    print("loss", nn.functional.cross_entropy(net(x), y).item())
