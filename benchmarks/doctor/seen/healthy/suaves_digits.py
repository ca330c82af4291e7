"""Digits with mixup: soft one-hot targets straight into cross_entropy."""
import numpy as np
import torch
from torch import nn
from torch.nn import functional as F
from sklearn.datasets import load_digits

torch.manual_seed(112)
np.random.seed(112)
d = load_digits()
X = torch.tensor(d.data / 16.0, dtype=torch.float32)
X = X[:, X.std(0) > 0.1]
X = (X - X.mean(0)) / X.std(0)
Y = torch.tensor(d.target)
order = torch.randperm(len(X))
train, test = order[:1400], order[1400:]

model = nn.Sequential(nn.Linear(X.shape[1], 64), nn.ReLU(), nn.Linear(64, 10))
optimizer = torch.optim.Adam(model.parameters(), lr=5e-3)


def mixup(x, y, alpha=0.3):
    lam = float(np.random.beta(alpha, alpha))
    other = torch.randperm(len(x))
    onehot = F.one_hot(y, 10).float()
    return lam * x + (1 - lam) * x[other], lam * onehot + (1 - lam) * onehot[other]


for epoch in range(20):
    model.train()
    for idx in train[torch.randperm(len(train))].split(50):
        x, soft = mixup(X[idx], Y[idx])
        loss = F.cross_entropy(model(x), soft, label_smoothing=0.05)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    if epoch % 4 == 3:
        model.eval()
        with torch.no_grad():
            logits = model(X[test])
            print(epoch + 1, "test loss", F.cross_entropy(logits, Y[test]).item(),
                  "accuracy", (logits.argmax(1) == Y[test]).float().mean().item())
