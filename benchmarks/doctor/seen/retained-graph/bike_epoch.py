import numpy as np
import torch
import torch.nn as nn
from torch.utils.data import DataLoader, Dataset

np.random.seed(8)
torch.manual_seed(8)


class BikeRentals(Dataset):
    def __init__(self, n):
        hour = np.random.uniform(0, 24, n)
        temp = np.random.normal(15, 7, n)
        wind = np.random.gamma(2.0, 2.0, n)
        rentals = 3 + 2 * np.sin((hour - 8) / 24 * 2 * np.pi) + 0.08 * temp - 0.1 * wind + np.random.normal(0, 0.4, n)
        feats = np.stack([np.sin(hour / 24 * 2 * np.pi), np.cos(hour / 24 * 2 * np.pi),
                          (temp - 15) / 7, (wind - 4) / 2.8], axis=1)
        self.X = torch.from_numpy(feats).float()
        self.y = torch.from_numpy(rentals - 4.0).float()

    def __len__(self):
        return len(self.y)

    def __getitem__(self, idx):
        return self.X[idx], self.y[idx]


class Regressor(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(4, 32), nn.ReLU(), nn.Linear(32, 16), nn.ReLU(), nn.Linear(16, 1))

    def forward(self, x):
        return self.layers(x).squeeze(-1)


train_loader = DataLoader(BikeRentals(1000), batch_size=50, shuffle=True)
net = Regressor()
optimizer = torch.optim.RMSprop(net.parameters(), lr=1e-3)
criterion = nn.MSELoss()

total_loss = 0
n_batches = 0
for epoch in range(25):
    for x, y in train_loader:
        optimizer.zero_grad()
        loss = criterion(net(x), y)
        loss.backward()
        optimizer.step()
        total_loss += loss
        n_batches += 1
    if (epoch + 1) % 5 == 0:
        print("Epoch", epoch + 1, "running average", float(total_loss) / n_batches)

with torch.no_grad():
    final = criterion(net(train_loader.dataset.X), train_loader.dataset.y)
print("Finished:", final.item())
