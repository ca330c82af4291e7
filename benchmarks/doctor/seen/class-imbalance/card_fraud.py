"""Card payments: legitimate or not. Reports the mean of the two recalls."""
from typing import Tuple

import numpy as np
import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

RATE = 0.012


def payments(n: int, seed: int) -> TensorDataset:
    r = np.random.default_rng(seed)
    fraud = np.zeros(n, dtype=np.int64)
    fraud[r.choice(n, int(n * RATE), replace=False)] = 1
    x = r.normal(size=(n, 4))
    x[:, 0] += 1.1 * fraud
    x[:, 2] -= 1.1 * fraud
    x[:, 3] += 0.8 * fraud
    return TensorDataset(torch.tensor(x, dtype=torch.float32), torch.tensor(fraud))


def recalls(model: nn.Module, ds: TensorDataset) -> Tuple[float, float]:
    x, y = ds.tensors
    with torch.no_grad():
        pred = model(x).argmax(1)
    return tuple((pred[y == c] == c).float().mean().item() for c in (0, 1))


torch.manual_seed(55)
train_ds, test_ds = payments(4000, 1), payments(6000, 2)
loader = DataLoader(train_ds, batch_size=125, shuffle=True)
model = nn.Sequential(nn.Linear(4, 6), nn.Tanh(), nn.Linear(6, 2))
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=0.005, weight_decay=1e-3)
scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, 20)

for epoch in range(20):
    for xb, yb in loader:
        optimizer.zero_grad()
        loss = criterion(model(xb), yb)
        loss.backward()
        optimizer.step()
    scheduler.step()
    if epoch % 6 == 0:
        print("epoch", epoch, "recall legit %.3f fraud %.3f" % recalls(model, train_ds))

r0, r1 = recalls(model, test_ds)
print("balanced accuracy", (r0 + r1) / 2)
