import torch
from torch import nn
from sklearn.datasets import make_moons

torch.manual_seed(28)
X, y = make_moons(250, noise=0.1, random_state=28)
X = torch.tensor((X - X.mean(0)) / X.std(0), dtype=torch.float32)
y = torch.tensor(y * 2.0 - 1, dtype=torch.float32)[:, None]
net = nn.Sequential(nn.Linear(2, 40), nn.Tanh(), nn.Linear(40, 1))
opt = torch.optim.SGD(net.parameters(), lr=1.0)
for it in range(1500):
    loss = nn.functional.soft_margin_loss(net(X), y)
    opt.zero_grad()
    loss.backward()
    opt.step()
    if it % 300 == 0:
        print(it, loss.item())
print("acc", ((net(X) > 0) == (y > 0)).float().mean().item())
