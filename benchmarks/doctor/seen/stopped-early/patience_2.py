import torch
import torch.nn as nn
from sklearn.datasets import make_friedman1


class EarlyStopper:
    def __init__(self, patience=1, min_delta=0.0):
        self.patience, self.min_delta = patience, min_delta
        self.counter, self.best = 0, float("inf")

    def __call__(self, value):
        if value < self.best - self.min_delta:
            self.best = value
            self.counter = 0
        else:
            self.counter += 1
        return self.counter >= self.patience


torch.manual_seed(12)
X, y = make_friedman1(n_samples=600, n_features=5, noise=0.2, random_state=1)
X = torch.tensor((X - X.mean(0)) / X.std(0), dtype=torch.float32)
y = torch.tensor((y - y.mean()) / y.std(), dtype=torch.float32).unsqueeze(1)
Xt, yt, Xv, yv = X[:450], y[:450], X[450:], y[450:]
net = nn.Sequential(nn.Linear(5, 32), nn.Tanh(), nn.Linear(32, 1))
opt = torch.optim.Adam(net.parameters(), lr=0.01)
stop = EarlyStopper(patience=2, min_delta=0.05)
for epoch in range(100):
    for idx in torch.randperm(450).split(45):
        opt.zero_grad()
        loss = nn.functional.mse_loss(net(Xt[idx]), yt[idx])
        loss.backward()
        opt.step()
    with torch.no_grad():
        val = nn.functional.mse_loss(net(Xv), yv).item()
    print(epoch, val)
    if stop(val):
        break
print("val mse", val)
