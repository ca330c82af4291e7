import numpy as np
import torch
import torch.nn as nn
from torch.utils.data import Dataset, DataLoader


class PlantData(Dataset):
    def __init__(self, n=500):
        r = np.random.default_rng(1)
        self.x = r.normal(size=(n, 4)).astype("float32")
        z = 1.2 * self.x[:, 0] - 0.8 * self.x[:, 1] + np.tanh(self.x[:, 2] * self.x[:, 3])
        self.y = ((z - z.mean()) / z.std()).astype("float32")

    def __len__(self):
        return len(self.x)

    def __getitem__(self, k):
        return self.x[k], self.y[k]


torch.manual_seed(1)
loader = DataLoader(PlantData(), batch_size=25, shuffle=True)
model = nn.Sequential(nn.Linear(4, 24), nn.ReLU(), nn.Linear(24, 1))
opt = torch.optim.Adam(model.parameters(), lr=5e-3)
crit = nn.MSELoss()
for epoch in range(20):
    tot = 0
    for xb, yb in loader:
        pred = model(xb)
        loss = crit(pred, yb)
        opt.zero_grad()
        loss.backward()
        opt.step()
        tot += loss.item()
    print(epoch, tot / len(loader))
