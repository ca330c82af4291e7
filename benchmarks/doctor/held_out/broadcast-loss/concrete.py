import argparse

import numpy as np
import torch
from torch import nn
from torch.utils.data import TensorDataset, DataLoader, random_split


def get_data(n: int, seed: int) -> TensorDataset:
    """Strength of a mix as a function of five (standardised) ingredients."""
    rng = np.random.default_rng(seed)
    X = rng.standard_normal((n, 5))
    strength = 2.0 * X[:, 0] - X[:, 1] + X[:, 2] * X[:, 3] + 0.5 * np.abs(X[:, 4])
    strength = strength + rng.normal(0, 0.1, n)
    return TensorDataset(torch.tensor(X, dtype=torch.float32), torch.tensor(strength, dtype=torch.float32))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--epochs", type=int, default=30)
    parser.add_argument("--batch-size", type=int, default=40)
    parser.add_argument("--lr", type=float, default=0.01)
    args = parser.parse_args([])

    torch.manual_seed(0)
    train_ds, val_ds = random_split(get_data(1500, 3), [1200, 300])
    train_dl = DataLoader(train_ds, batch_size=args.batch_size, shuffle=True)
    val_dl = DataLoader(val_ds, batch_size=300)
    model = nn.Sequential(nn.Linear(5, 40), nn.SiLU(), nn.Linear(40, 1))
    mse = nn.MSELoss()
    optimizer = torch.optim.Adam(model.parameters(), lr=args.lr)

    for epoch in range(args.epochs):
        for xb, yb in train_dl:
            optimizer.zero_grad()
            pred = model(xb)
            loss = mse(pred, yb)
            loss.backward()
            optimizer.step()
        if epoch % 6 == 0:
            print(f"epoch {epoch} last batch {loss.item():.4f}")

    model.eval()
    with torch.no_grad():
        for xb, yb in val_dl:
            print("validation rmse", torch.sqrt(((model(xb)[:, 0] - yb) ** 2).mean()).item())


if __name__ == "__main__":
    import warnings
    warnings.filterwarnings("ignore")
    main()
