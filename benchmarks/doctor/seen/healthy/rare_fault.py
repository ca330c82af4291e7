"""Two per cent of the machines break down, and the sensors show it clearly."""
import argparse

import numpy as np
import torch
import torch.nn as nn
from torch.utils.data import Dataset, DataLoader


class Machines(Dataset):
    def __init__(self, n: int, rng: np.random.Generator):
        broken = (np.arange(n) % 50 == 0).astype(np.float32)
        x = rng.normal(size=(n, 6)).astype(np.float32)
        x[:, 1] += 3.2 * broken
        x[:, 4] -= 3.2 * broken
        self.x, self.y = torch.from_numpy(x), torch.from_numpy(broken)

    def __len__(self) -> int:
        return len(self.y)

    def __getitem__(self, i):
        return self.x[i], self.y[i]


def main() -> None:
    ap = argparse.ArgumentParser()
    ap.add_argument("--epochs", type=int, default=12)
    ap.add_argument("--lr", type=float, default=0.02)
    args, _ = ap.parse_known_args()
    torch.manual_seed(315)
    rng = np.random.default_rng(315)
    train, test = Machines(3000, rng), Machines(3000, rng)
    net = nn.Sequential(nn.Linear(6, 8), nn.Tanh(), nn.Linear(8, 1), nn.Flatten(0))
    opt = torch.optim.Adam(net.parameters(), lr=args.lr, weight_decay=1e-4)
    loss_fn = nn.BCEWithLogitsLoss()
    for epoch in range(args.epochs):
        for x, y in DataLoader(train, batch_size=60, shuffle=True):
            opt.zero_grad()
            loss = loss_fn(net(x), y)
            loss.backward()
            opt.step()
        with torch.no_grad():
            if epoch % 4 == 3:
                print(f"epoch {epoch + 1} train loss {loss_fn(net(train.x), train.y).item():.4f}")
    with torch.no_grad():
        hit = net(test.x) > 0
        recall = hit[test.y == 1].float().mean().item()
        precision = test.y[hit].mean().item()
        print(f"recall {recall:.3f} precision {precision:.3f}")
        print("f1", 2 * recall * precision / (recall + precision))


main()
