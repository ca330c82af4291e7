# smooth classifier: penalise the input gradient on a fixed set of anchor points
import torch
from torch import nn
from sklearn.datasets import make_moons

torch.manual_seed(0)
X, y = make_moons(400, noise=0.1, random_state=0)
X = torch.tensor((X - X.mean(0)) / X.std(0)).float()
y = torch.tensor(y).float()[:, None]
anchors = X[:64].clone().requires_grad_(True)
net = nn.Sequential(nn.Linear(2, 32), nn.Softplus(), nn.Linear(32, 32), nn.Softplus(), nn.Linear(32, 1))
opt = torch.optim.Adam(net.parameters(), lr=0.02)
for ep in range(80):
    for idx in torch.randperm(400).split(40):
        g, = torch.autograd.grad(net(anchors).sum(), anchors, create_graph=True)
        loss = nn.functional.binary_cross_entropy_with_logits(net(X[idx]), y[idx]) + 1e-4 * g.pow(2).sum(1).mean()
        opt.zero_grad()
        loss.backward()
        opt.step()
    if ep % 8 == 0:
        print(ep, loss.item())
print(loss.item())
