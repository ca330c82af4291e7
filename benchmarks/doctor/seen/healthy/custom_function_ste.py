"""Binarised hidden weights with a straight-through estimator."""
import torch
from torch import nn
import torch.nn.functional as F
from sklearn.datasets import load_digits


class BinaryLinear(nn.Linear):
    def forward(self, x):
        scale = self.weight.abs().mean(1, keepdim=True).detach()
        wb = scale * torch.sign(self.weight)
        w = self.weight + (wb - self.weight).detach()
        return F.linear(x, w, self.bias)


torch.manual_seed(18)
raw = load_digits()
x = torch.tensor(raw.data, dtype=torch.float32)[:, raw.data.std(0) > 0.5]
x = (x - x.mean(0)) / x.std(0)
y = torch.tensor(raw.target)
p = torch.randperm(len(x))
x, y = x[p], y[p]
net = nn.Sequential(BinaryLinear(x.shape[1], 64), nn.BatchNorm1d(64), nn.ReLU(), nn.Linear(64, 10))
opt = torch.optim.Adam(net.parameters(), lr=3e-3)
sched = torch.optim.lr_scheduler.ExponentialLR(opt, 0.85)
for epoch in range(12):
    net.train()
    for b in torch.randperm(1400).split(50):
        opt.zero_grad()
        loss = F.cross_entropy(net(x[b]), y[b])
        loss.backward()
        opt.step()
    sched.step()
    print(epoch, loss.item())
net.eval()
with torch.no_grad():
    print("accuracy", (net(x[1400:]).argmax(1) == y[1400:]).float().mean().item())
