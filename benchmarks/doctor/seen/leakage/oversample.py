"""Rare-disease screening: oversample, split, train, report held-out accuracy."""
import numpy as np
import torch
import torch.nn as nn
from sklearn.model_selection import train_test_split

rng = np.random.default_rng(8)
X0 = rng.normal(0, 1, (500, 7))
X1 = rng.normal(1.3, 1, (250, 7))
X = np.vstack([X0, X1])
y = np.r_[np.zeros(500), np.ones(250)]
X = (X - X.mean(0)) / X.std(0)

extra = rng.choice(np.flatnonzero(y == 1), 250)
X = np.vstack([X, X[extra]])
y = np.r_[y, y[extra]]
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.25, random_state=0)
X_train, X_test = (torch.tensor(a, dtype=torch.float32) for a in (X_train, X_test))
y_train, y_test = (torch.tensor(a, dtype=torch.float32) for a in (y_train, y_test))

torch.manual_seed(8)
model = nn.Sequential(nn.Linear(7, 10), nn.ReLU(), nn.Linear(10, 1))
opt = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.5, weight_decay=1e-3)
loss_fn = nn.BCEWithLogitsLoss()
for epoch in range(30):
    for idx in torch.randperm(len(X_train)).split(50):
        opt.zero_grad()
        loss = loss_fn(model(X_train[idx]).squeeze(1), y_train[idx])
        loss.backward()
        opt.step()
    with torch.no_grad():
        test_loss = loss_fn(model(X_test).squeeze(1), y_test).item()
        acc = ((model(X_test).squeeze(1) > 0).float() == y_test).float().mean().item()
    if epoch % 5 == 0:
        print(epoch, loss.item(), test_loss, acc)
print("held-out loss", test_loss)
