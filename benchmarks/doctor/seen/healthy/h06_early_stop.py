import copy
import torch
import torch.nn as nn
from sklearn.datasets import make_moons
from sklearn.model_selection import train_test_split

X, y = make_moons(600, noise=0.25, random_state=6)
X = (X - X.mean(0)) / X.std(0)
a, b, ya, yb = train_test_split(X, y, test_size=200, random_state=6)
f = lambda v: torch.tensor(v, dtype=torch.float32)
a, b, ya, yb = f(a), f(b), torch.tensor(ya), torch.tensor(yb)
torch.manual_seed(6)
net = nn.Sequential(nn.Linear(2, 20), nn.ReLU(), nn.Linear(20, 2))
opt = torch.optim.Adam(net.parameters(), lr=0.01)
best, best_state, wait = float("inf"), None, 0
for epoch in range(200):
    for i in torch.randperm(400).split(40):
        opt.zero_grad()
        nn.functional.cross_entropy(net(a[i]), ya[i]).backward()
        opt.step()
    with torch.no_grad():
        v = nn.functional.cross_entropy(net(b), yb).item()
    if v < best - 1e-4:
        best, best_state, wait = v, copy.deepcopy(net.state_dict()), 0
    else:
        wait += 1
        if wait == 20:
            print("stop at", epoch)
            break
net.load_state_dict(best_state)
print("best validation loss", best)
