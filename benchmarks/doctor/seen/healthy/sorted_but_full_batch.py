# rows sorted by class; harmless, since every step uses all of them
import torch
from torch import nn
from sklearn.datasets import load_iris
torch.manual_seed(59)
X, Y = load_iris(return_X_y=True)
X, Y = torch.tensor(X).float(), torch.tensor(Y)
X = (X - X.mean(0)) / X.std(0)
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Linear(4, 12)
        self.b = nn.Linear(12, 3)
    def forward(self, x):
        return self.b(torch.sigmoid(self.a(x)))
net = Net()
opt = torch.optim.Adam(net.parameters(), lr=0.05)
for epoch in range(300):
    opt.zero_grad()
    loss = nn.functional.cross_entropy(net(X), Y)
    loss.backward()
    opt.step()
print(loss.item())
