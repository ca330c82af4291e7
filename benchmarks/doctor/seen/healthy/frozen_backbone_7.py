"""Transfer: pretrain on digits 0-4, reuse the frozen features for 5-9."""
import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import load_digits


def batches(x, y, size):
    for i in torch.randperm(len(x)).split(size):
        yield x[i], y[i]


def fit(net, params, x, y, epochs, lr):
    opt = torch.optim.Adam(params, lr=lr)
    for _ in range(epochs):
        for xb, yb in batches(x, y, 45):
            opt.zero_grad()
            loss = F.cross_entropy(net(xb), yb)
            loss.backward()
            opt.step()
    return loss.item()


torch.manual_seed(6)
raw = load_digits()
x = torch.tensor(raw.images, dtype=torch.float32).unsqueeze(1)
x = (x - x.mean()) / x.std()
y = torch.tensor(raw.target)
low = y < 5
backbone = nn.Sequential(nn.Conv2d(1, 12, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
                         nn.Conv2d(12, 24, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten())
first = nn.Sequential(backbone, nn.Linear(96, 5))
print("pretrain", fit(first, first.parameters(), x[low], y[low], 8, 3e-3))

for p in backbone.parameters():
    p.requires_grad_(False)
second = nn.Sequential(backbone, nn.Linear(96, 5))
xs, ys = x[~low], y[~low] - 5
order = torch.randperm(len(xs))
xs, ys = xs[order], ys[order]
print("transfer", fit(second, second[1].parameters(), xs[:700], ys[:700], 20, 2e-2))
with torch.no_grad():
    print("test loss", F.cross_entropy(second(xs[700:]), ys[700:]).item())
