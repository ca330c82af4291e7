"""Early stopping; the best weights are put back at the end."""
import copy
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset, random_split
from sklearn.datasets import make_friedman1

torch.manual_seed(48)
X, y = make_friedman1(2000, n_features=6, noise=0.5, random_state=48)
X = torch.tensor((X - X.mean(0)) / X.std(0)).float()
y = torch.tensor((y - y.mean()) / y.std()).float().unsqueeze(-1)
train, val, test = random_split(TensorDataset(X, y), [1400, 300, 300])
loader = DataLoader(train, batch_size=50, shuffle=True)
xv, yv = X[val.indices], y[val.indices]
xt, yt = X[test.indices], y[test.indices]
net = nn.Sequential(nn.Linear(6, 24), nn.ReLU(), nn.Linear(24, 1))
opt = torch.optim.AdamW(net.parameters(), lr=5e-3, weight_decay=1e-2)
best, best_state, waited = float("inf"), None, 0
for epoch in range(80):
    for a, b in loader:
        opt.zero_grad()
        nn.functional.mse_loss(net(a), b).backward()
        opt.step()
    with torch.no_grad():
        v = nn.functional.mse_loss(net(xv), yv).item()
    if v < best - 1e-4:
        best, best_state, waited = v, copy.deepcopy(net.state_dict()), 0
    else:
        waited += 1
        if waited == 10:
            print("stopping after epoch", epoch)
            break
    if epoch % 10 == 0:
        print("epoch", epoch, "validation", round(v, 4))
net.load_state_dict(best_state)
with torch.no_grad():
    print("test", nn.functional.mse_loss(net(xt), yt).item())
