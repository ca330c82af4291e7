import numpy as np
import torch
from torch import nn
from torch.utils.data import Dataset, DataLoader


class Flats(Dataset):
    """Which flats are let within a week? area [m2], year built, rent [EUR], distance [m]"""

    def __init__(self, n, seed):
        r = np.random.default_rng(seed)
        area = r.normal(75, 20, n)
        year = r.integers(1950, 2021, n).astype(float)
        rent = 12 * area + r.normal(0, 150, n)
        distance = r.uniform(200, 5000, n)
        score = (12 * area - rent) / 150 + (year - 1985) / 25 - (distance - 2600) / 1500
        self.y = (score + 0.2 * r.normal(size=n) > 0).astype(np.float32)
        self.x = np.stack([area, year, rent, distance], axis=1).astype(np.float32)

    def __len__(self):
        return len(self.y)

    def __getitem__(self, i):
        return self.x[i], self.y[i]


torch.manual_seed(33)
train_loader = DataLoader(Flats(1500, 1), batch_size=50, shuffle=True)
test_loader = DataLoader(Flats(500, 2), batch_size=500)
model = nn.Sequential(nn.Linear(4, 16), nn.Tanh(), nn.Linear(16, 1))
optimizer = torch.optim.SGD(model.parameters(), lr=0.3)
bce = nn.BCEWithLogitsLoss()

for epoch in range(15):
    model.train()
    for x, y in train_loader:
        optimizer.zero_grad()
        loss = bce(model(x).squeeze(1), y)
        loss.backward()
        optimizer.step()
    model.eval()
    with torch.no_grad():
        x, y = next(iter(test_loader))
        out = model(x).squeeze(1)
        print(f"epoch {epoch} loss {bce(out, y).item():.4f} acc {((out > 0).float() == y).float().mean().item():.4f}")
