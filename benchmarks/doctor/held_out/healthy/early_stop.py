# Noisy regression with patience; the best weights are put back at the end
import copy
import numpy as np
import torch
import torch.nn as nn

rng = np.random.default_rng(4)
X = rng.normal(size=(1000, 6))
y = np.sin(X[:, 0]) + 0.5 * X[:, 1] + 0.3 * rng.normal(size=1000)
X, y = torch.tensor(X, dtype=torch.float32), torch.tensor(y, dtype=torch.float32)[:, None]
tr, va, te = slice(0, 600), slice(600, 800), slice(800, 1000)
torch.manual_seed(4)
net = nn.Sequential(nn.Linear(6, 12), nn.Tanh(), nn.Linear(12, 1))
opt = torch.optim.Adam(net.parameters(), lr=0.01, weight_decay=1e-3)
mse = nn.MSELoss()
best, best_state, patience, bad = float("inf"), None, 8, 0
for epoch in range(100):
    net.train()
    for rows in torch.randperm(600).split(50):
        opt.zero_grad()
        mse(net(X[tr][rows]), y[tr][rows]).backward()
        opt.step()
    net.eval()
    with torch.no_grad():
        v = mse(net(X[va]), y[va]).item()
    if v < best - 1e-4:
        best, best_state, bad = v, copy.deepcopy(net.state_dict()), 0
    else:
        bad += 1
    if epoch % 10 == 0:
        print("epoch", epoch, "val", v)
    if bad >= patience:
        print("stopped at", epoch)
        break
net.load_state_dict(best_state)
with torch.no_grad():
    print("test", mse(net(X[te]), y[te]).item())
