import random
import numpy as np
import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset


def set_seed(seed):
    random.seed(seed)
    np.random.seed(seed)
    torch.manual_seed(seed)


def train_one_epoch(model, loader, opt, crit, seed):
    set_seed(seed)
    model.train()
    total = 0.0
    for x, y in loader:
        opt.zero_grad()
        loss = crit(model(x), y)
        loss.backward()
        opt.step()
        total += loss.item() * len(x)
    return total / len(loader.dataset)


def main(seed=151):
    set_seed(seed)
    x = torch.randn(2500, 5)
    y = (x[:, 0] * x[:, 1] + x[:, 2] > 0).long()
    loader = DataLoader(TensorDataset(x[:2000], y[:2000]), batch_size=50, shuffle=True)
    model = nn.Sequential(nn.Linear(5, 24), nn.ReLU(), nn.Linear(24, 2))
    opt = torch.optim.Adam(model.parameters(), lr=0.01)
    crit = nn.CrossEntropyLoss()
    for epoch in range(25):
        tl = train_one_epoch(model, loader, opt, crit, seed)
        if epoch % 5 == 4:
            print("epoch", epoch + 1, "loss", tl)
    with torch.no_grad():
        print("test loss", crit(model(x[2000:]), y[2000:]).item())


if __name__ == "__main__":
    main()
