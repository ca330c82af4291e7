"""Pretrain on one task, freeze, train a new head."""
import torch
from torch import nn
from sklearn.datasets import load_digits

torch.manual_seed(0)
d = load_digits()
X = torch.tensor(d.images).float()[:, None] / 8 - 1
y = torch.tensor(d.target)
body = nn.Sequential(nn.Conv2d(1, 12, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(108, 32), nn.ReLU())
head_a = nn.Linear(32, 10)
opt = torch.optim.Adam([*body.parameters(), *head_a.parameters()], lr=3e-3)
for ep in range(8):
    for idx in torch.randperm(1200).split(50):
        opt.zero_grad()
        nn.functional.cross_entropy(head_a(body(X[idx])), y[idx]).backward()
        opt.step()

for p in body.parameters():
    p.requires_grad_(False)
head_b = nn.Linear(32, 1)  # is the digit even?
even = (y % 2 == 0).float()
opt = torch.optim.Adam(head_b.parameters(), lr=0.02)
for ep in range(12):
    for idx in torch.randperm(1200).split(50):
        opt.zero_grad()
        loss = nn.functional.binary_cross_entropy_with_logits(head_b(body(X[idx])).squeeze(1), even[idx])
        loss.backward()
        opt.step()
    print(ep, loss.item())
with torch.no_grad():
    print("acc", ((head_b(body(X[1200:])).squeeze(1) > 0) == (even[1200:] > 0)).float().mean().item())
