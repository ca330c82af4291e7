import torch
from torch import nn
from sklearn.datasets import make_moons
torch.manual_seed(9)
X, y = make_moons(300, noise=0.1, random_state=0)
X, y = torch.tensor(X).float(), torch.tensor(y)
layers = []
for a in [2] + [24] * 7:
    lin = nn.Linear(a, 24)
    nn.init.kaiming_normal_(lin.weight, nonlinearity="relu"); nn.init.zeros_(lin.bias)
    layers += [lin, nn.ReLU()]
net = nn.Sequential(*layers, nn.Linear(24, 2))
opt = torch.optim.Adam(net.parameters(), lr=2e-3)
for epoch in range(50):
    for i in torch.randperm(300).split(30):
        opt.zero_grad()
        nn.functional.cross_entropy(net(X[i]), y[i]).backward()
        opt.step()
print(nn.functional.cross_entropy(net(X), y).item())
