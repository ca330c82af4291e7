"""Train a backbone on one half of the digits, freeze it, then fit a head for odd/even on the other half."""
import torch
from torch import nn
from sklearn.datasets import load_digits

torch.manual_seed(18)
d = load_digits()
x = torch.tensor(d.data[:, d.data.std(0) > 1.0] / 8.0 - 1.0, dtype=torch.float32)
y = torch.tensor(d.target)
mixed = torch.randperm(len(x))
first, second = mixed[:900], mixed[900:]
backbone = nn.Sequential(nn.Linear(x.shape[1], 48), nn.ReLU(), nn.Linear(48, 24), nn.ReLU())


def fit(model, params, x, y, epochs, lr):
    opt = torch.optim.AdamW(params, lr=lr)
    for epoch in range(epochs):
        for idx in torch.randperm(len(x)).split(45):
            opt.zero_grad()
            loss = nn.functional.cross_entropy(model(x[idx]), y[idx], label_smoothing=0.05)
            loss.backward()
            opt.step()
    print("loss", loss.item())


net1 = nn.Sequential(backbone, nn.Linear(24, 10))
fit(net1, net1.parameters(), x[first], y[first], 10, 3e-3)
for p in backbone.parameters():
    p.requires_grad_(False)
head = nn.Linear(24, 2)
fit(nn.Sequential(backbone, head), head.parameters(), x[second], y[second] % 2, 15, 1e-2)
with torch.no_grad():
    print("accuracy", (head(backbone(x[second])).argmax(1) == y[second] % 2).float().mean().item())
