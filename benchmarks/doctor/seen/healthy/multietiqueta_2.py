import torch
import torch.nn as nn
torch.manual_seed(10)
X = torch.randn(900, 5)
Y = torch.stack([X[:, 0] > 0, X[:, 1] + X[:, 2] > 0, X[:, 3] * X[:, 4] > 0], 1).float()
red = nn.Sequential(nn.Linear(5, 32), nn.ELU(), nn.Linear(32, 3))
opt = torch.optim.RMSprop(red.parameters(), lr=5e-3)
crit = nn.MultiLabelSoftMarginLoss()
for ep in range(50):
    for b in torch.randperm(700).split(50):
        opt.zero_grad()
        p = crit(red(X[b]), Y[b])
        p.backward()
        opt.step()
    if ep % 10 == 0: print(ep, p.item())
with torch.no_grad():
    print('acierto', ((red(X[700:]) > 0).float() == Y[700:]).float().mean().item())
