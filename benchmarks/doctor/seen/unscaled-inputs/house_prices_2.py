import numpy as np
import torch
import torch.nn as nn
from torch.utils.data import Dataset, DataLoader


class HousingData(Dataset):
    def __init__(self, n, seed):
        rng = np.random.default_rng(seed)
        area = rng.normal(120, 35, n).clip(40, 260)
        year = rng.integers(1950, 2021, n)
        rooms = rng.integers(1, 7, n)
        distance = rng.gamma(2.0, 4000.0, n)
        self.price = 0.011 * area + 0.012 * (year - 1985) + 0.09 * rooms - 0.00009 * distance + rng.normal(0, 0.12, n) - 0.9
        self.features = np.stack([area, year, rooms, distance], axis=1)
        self.features = self.features.astype(np.float32)
        self.price = self.price.astype(np.float32)

    def __len__(self):
        return len(self.price)

    def __getitem__(self, i):
        return torch.from_numpy(self.features[i]), torch.tensor(self.price[i])


class PriceModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(4, 16), nn.LeakyReLU(0.1), nn.Linear(16, 16), nn.LeakyReLU(0.1))
        self.head = nn.Linear(16, 1)

    def forward(self, x):
        return self.head(self.body(x)).squeeze(-1)


def run_epoch(model, loader, loss_fn, optimizer=None):
    total = 0.0
    with torch.set_grad_enabled(optimizer is not None):
        for x, y in loader:
            loss = loss_fn(model(x), y)
            if optimizer is not None:
                optimizer.zero_grad()
                loss.backward()
                optimizer.step()
            total += loss.item() * len(y)
    return total / len(loader.dataset)


if __name__ == "__main__":
    torch.manual_seed(0)
    train_loader = DataLoader(HousingData(800, 0), batch_size=40, shuffle=True)
    valid_loader = DataLoader(HousingData(300, 1), batch_size=300)
    model = PriceModel()
    optimizer = torch.optim.Adam(model.parameters(), lr=5e-3)
    scheduler = torch.optim.lr_scheduler.StepLR(optimizer, 20, 0.3)
    loss_fn = nn.MSELoss()
    for epoch in range(40):
        tr = run_epoch(model, train_loader, loss_fn, optimizer)
        scheduler.step()
        if epoch % 8 == 0:
            print(f"epoch {epoch:2d}  train {tr:.4f}  valid {run_epoch(model, valid_loader, loss_fn):.4f}")
    print("valid loss", run_epoch(model, valid_loader, loss_fn))
