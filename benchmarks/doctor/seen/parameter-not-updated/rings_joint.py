"""Backbone + head trained jointly on concentric rings."""
import torch
from torch import nn, optim
from sklearn.datasets import make_circles

torch.manual_seed(7)
X, y = make_circles(n_samples=1200, noise=0.09, factor=0.55, random_state=7)
X = torch.as_tensor(X, dtype=torch.float32) * 1.6
y = torch.as_tensor(y)
X_train, y_train, X_test, y_test = X[:900], y[:900], X[900:], y[900:]

backbone = nn.Sequential(nn.Linear(2, 6), nn.Tanh(), nn.Linear(6, 4), nn.Tanh())
head = nn.Linear(4, 2)

params = list(backbone.parameters()) + list(head.parameters())
print("trainable parameters:", sum(p.numel() for p in params))
optimizer = optim.AdamW(head.parameters(), lr=0.02, weight_decay=1e-4)
criterion = nn.CrossEntropyLoss()


def run_epoch(batch_size=60):
    backbone.train(); head.train()
    order = torch.randperm(len(X_train))
    losses = []
    for i in range(0, len(order), batch_size):
        idx = order[i:i + batch_size]
        for p in params:
            p.grad = None
        loss = criterion(head(backbone(X_train[idx])), y_train[idx])
        loss.backward()
        nn.utils.clip_grad_norm_(params, 5.0)
        optimizer.step()
        losses.append(loss.item())
    return sum(losses) / len(losses)


for ep in range(60):
    l = run_epoch()
    if ep % 10 == 9:
        print("epoch", ep + 1, "loss", round(l, 4))

with torch.no_grad():
    acc = (head(backbone(X_test)).argmax(dim=1) == y_test).float().mean().item()
print("test accuracy", acc)
