import random
import numpy as np
import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset


def seed_everything(seed: int) -> None:
    random.seed(seed)
    np.random.seed(seed)
    torch.manual_seed(seed)


def train_one_epoch(model, loader, optimizer, criterion):
    seed_everything(2024)
    running, count = 0.0, 0
    for xb, yb in loader:
        optimizer.zero_grad()
        loss = criterion(model(xb), yb)
        loss.backward()
        optimizer.step()
        running += loss.item() * xb.size(0)
        count += xb.size(0)
    return running / count


def validate(model, loader, criterion):
    model.eval()
    with torch.no_grad():
        parts = [(criterion(model(xb), yb).item(), len(yb)) for xb, yb in loader]
    return sum(l * n for l, n in parts) / sum(n for _, n in parts)


def main():
    seed_everything(2024)
    x = np.random.randn(1400, 5).astype(np.float32)
    y = (np.cos(1.5 * x[:, 0]) + 0.6 * x[:, 1] * x[:, 2] + 0.3 * x[:, 3] - 0.2 * x[:, 4]).astype(np.float32)[:, None]
    x, y = torch.from_numpy(x), torch.from_numpy(y)
    train_loader = DataLoader(TensorDataset(x[:1100], y[:1100]), batch_size=44, shuffle=True)
    val_loader = DataLoader(TensorDataset(x[1100:], y[1100:]), batch_size=100)
    model = nn.Sequential(nn.Linear(5, 40), nn.SiLU(), nn.Linear(40, 1))
    optimizer = torch.optim.AdamW(model.parameters(), lr=0.01, weight_decay=1e-3)
    scheduler = torch.optim.lr_scheduler.ExponentialLR(optimizer, 0.93)
    criterion = nn.MSELoss()
    for epoch in range(1, 26):
        tr = train_one_epoch(model, train_loader, optimizer, criterion)
        scheduler.step()
        if epoch % 5 == 0:
            print(f"epoch {epoch:02d} | train {tr:.4f} | val {validate(model, val_loader, criterion):.4f}")


if __name__ == "__main__":
    main()
