# entrenamiento adversario (FGSM) sobre dos espirales suaves
import torch
from torch import nn
from sklearn.datasets import make_circles

torch.manual_seed(1)
X, y = make_circles(500, noise=0.05, factor=0.4, random_state=1)
X = torch.tensor(X).float()
X = (X - X.mean(0)) / X.std(0)
y = torch.tensor(y)
red = nn.Sequential(nn.Linear(2, 32), nn.ReLU(), nn.Linear(32, 2))
opt = torch.optim.SGD(red.parameters(), lr=0.1, momentum=0.9)
ce = nn.CrossEntropyLoss()
for ep in range(25):
    for idx in torch.randperm(500).split(50):
        xa = X[idx].clone().requires_grad_(True)
        ce(red(xa), y[idx]).backward()
        xa = (xa + 0.1 * xa.grad.sign()).detach()
        opt.zero_grad()
        loss = ce(red(xa), y[idx])
        loss.backward()
        opt.step()
    if ep % 5 == 0:
        print(ep, loss.item())
with torch.no_grad():
    print((red(X).argmax(1) == y).float().mean().item())
