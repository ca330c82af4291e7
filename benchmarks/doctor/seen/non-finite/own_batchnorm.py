"""Batch normalisation written by hand, wine quality style data."""
import torch
from torch import nn
from sklearn.datasets import make_friedman1


class MyBatchNorm(nn.Module):
    def __init__(self, n, eps=1e-3, momentum=0.1):
        super().__init__()
        self.gamma = nn.Parameter(torch.ones(n))
        self.beta = nn.Parameter(torch.zeros(n))
        self.register_buffer("running_mean", torch.zeros(n))
        self.register_buffer("running_std", torch.ones(n))
        self.eps, self.momentum = eps, momentum

    def forward(self, x):
        if self.training:
            mean = x.mean(dim=0)
            std = x.std(dim=0)
            with torch.no_grad():
                self.running_mean.lerp_(mean, self.momentum)
                self.running_std.lerp_(std, self.momentum)
        else:
            mean, std = self.running_mean, self.running_std
        x = (x - mean) / (std + self.eps)
        return self.gamma * x + self.beta


torch.manual_seed(2)
X, y = make_friedman1(761, n_features=5, noise=0.2, random_state=8)
X = torch.tensor((X - X.mean(0)) / X.std(0), dtype=torch.float32)
y = torch.tensor((y - y.mean()) / y.std(), dtype=torch.float32).view(-1, 1)
X_tr, y_tr, X_va, y_va = X[:601], y[:601], X[601:], y[601:]
model = nn.Sequential(nn.Linear(5, 24), MyBatchNorm(24), nn.ReLU(), nn.Linear(24, 1))
opt = torch.optim.Adam(model.parameters(), lr=5e-3)
for epoch in range(25):
    model.train()
    for idx in torch.randperm(len(X_tr)).split(40):
        loss = nn.functional.mse_loss(model(X_tr[idx]), y_tr[idx])
        opt.zero_grad()
        loss.backward()
        opt.step()
    model.eval()
    with torch.no_grad():
        val = nn.functional.mse_loss(model(X_va), y_va).item()
    print(epoch, val)
