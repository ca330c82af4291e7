"""20 layers of tanh units on two-dimensional classes."""
import math
import torch
from torch import nn
from sklearn.datasets import make_moons

DEPTH, WIDTH = 20, 32
GAIN = 3.0


def block(n_in, n_out):
    lin = nn.Linear(n_in, n_out)
    nn.init.normal_(lin.weight, std=GAIN / math.sqrt(n_in))
    nn.init.zeros_(lin.bias)
    return nn.Sequential(lin, nn.Tanh())


class Deep(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = nn.Linear(2, WIDTH)
        self.blocks = nn.Sequential(*[block(WIDTH, WIDTH) for _ in range(DEPTH)])
        self.head = nn.Linear(WIDTH, 2)

    def forward(self, x):
        return self.head(self.blocks(torch.tanh(self.stem(x))))


torch.manual_seed(6)
X, t = make_moons(600, noise=0.1, random_state=6)
X = torch.tensor((X - X.mean(0)) / X.std(0), dtype=torch.float32)
t = torch.tensor(t)
net = Deep()
opt = torch.optim.SGD(net.parameters(), lr=0.03)
crit = nn.CrossEntropyLoss()
for epoch in range(40):
    for i in torch.randperm(480).split(40):
        loss = crit(net(X[i]), t[i])
        opt.zero_grad()
        loss.backward()
        opt.step()
    if epoch % 10 == 9:
        print(epoch + 1, loss.item())
with torch.no_grad():
    print("held-out", crit(net(X[480:]), t[480:]).item())
