import torch
from torch import nn
from sklearn.datasets import load_wine

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Linear(13, 16)
        self.b = nn.Linear(16, 3)
        self.act = nn.Sigmoid()
    def forward(self, x):
        return self.act(self.b(torch.tanh(self.a(x))))

torch.manual_seed(0)
w = load_wine()
X = torch.tensor(w.data, dtype=torch.float32)
X = (X - X.mean(0)) / X.std(0)
Y = torch.tensor(w.target)
net = Net()
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for e in range(60):
    for i in torch.randperm(178).split(16):
        loss = nn.functional.cross_entropy(net(X[i]), Y[i])
        opt.zero_grad()
        loss.backward()
        opt.step()
print(nn.functional.cross_entropy(net(X), Y).item())
