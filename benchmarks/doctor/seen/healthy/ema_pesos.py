import copy
import torch
import torch.nn as nn
from sklearn.datasets import make_circles
torch.manual_seed(7)
X, y = make_circles(800, noise=0.08, factor=0.4, random_state=7)
X = torch.tensor(X / X.std(0)).float(); y = torch.tensor(y)
model = nn.Sequential(nn.Linear(2, 24), nn.SiLU(), nn.Linear(24, 2))
shadow = copy.deepcopy(model)
for p in shadow.parameters():
    p.requires_grad_(False)
opt = torch.optim.SGD(model.parameters(), lr=0.2, momentum=0.9, nesterov=True)
loss_fn = nn.CrossEntropyLoss(label_smoothing=0.05)
for ep in range(30):
    for b in torch.randperm(600).split(50):
        loss = loss_fn(model(X[b]), y[b])
        opt.zero_grad()
        loss.backward()
        opt.step()
        with torch.no_grad():
            for s, p in zip(shadow.parameters(), model.parameters()):
                s.lerp_(p, 0.05)
    if ep % 10 == 0: print(ep, loss.item())
with torch.no_grad():
    print('EMA accuracy', (shadow(X[600:]).argmax(1) == y[600:]).float().mean().item())
