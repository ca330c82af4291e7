import copy
import torch
from torch import nn

torch.manual_seed(52)
X = torch.randn(900, 6)
p = torch.sigmoid(3.0 * X[:, 0] - 3.0 * X[:, 1] + 1.5 * X[:, 2])
Y = torch.bernoulli(p)
Xtr, Ytr, Xva, Yva = X[:600], Y[:600], X[600:], Y[600:]
net = nn.Sequential(nn.Linear(6, 16), nn.ReLU(), nn.Linear(16, 1))
opt = torch.optim.Adam(net.parameters(), lr=0.01)
crit = nn.BCEWithLogitsLoss()
best, best_state, patience = float("inf"), None, 0
for epoch in range(100):
    for i in torch.randperm(600).split(50):
        opt.zero_grad()
        crit(net(Xtr[i]).squeeze(1), Ytr[i]).backward()
        opt.step()
    with torch.no_grad():
        val = crit(net(Xva).squeeze(1), Yva).item()
    if val < best:
        best, best_state, patience = val, copy.deepcopy(net.state_dict()), 0
    else:
        patience += 1
        if patience >= 5:
            print("stop at", epoch)
            break
net.load_state_dict(best_state)
print("best validation", best)
