"""Card fraud toy: two standardised features, 3 % fraud. Reports balanced accuracy."""
import numpy as np
import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset


def transactions(n, seed):
    r = np.random.default_rng(seed)
    fraud = r.random(n) < 0.03
    amount = r.uniform(-1.7, 1.7, n)
    amount[fraud] = r.uniform(1.35, 1.7, fraud.sum())
    hour = r.uniform(-1.7, 1.7, n)
    x = torch.tensor(np.c_[amount, hour], dtype=torch.float32)
    return x, torch.tensor(fraud, dtype=torch.long)


def balanced_accuracy(model, x, y):
    with torch.no_grad():
        pred = model(x).argmax(1)
    return sum((pred[y == c] == c).float().mean().item() for c in (0, 1)) / 2


torch.manual_seed(0)
x_tr, y_tr = transactions(3000, 1)
x_te, y_te = transactions(2000, 2)
loader = DataLoader(TensorDataset(x_tr, y_tr), batch_size=100, shuffle=True)
model = nn.Sequential(nn.Linear(2, 12), nn.Tanh(), nn.Linear(12, 2))
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(25):
    for xb, yb in loader:
        optimizer.zero_grad()
        loss = criterion(model(xb), yb)
        loss.backward()
        optimizer.step()
    if epoch % 6 == 0:
        print(f"epoch {epoch} loss {loss.item():.4f}")
print("balanced accuracy", balanced_accuracy(model, x_te, y_te))
