import argparse

import torch
from torch import nn
from sklearn.datasets import make_friedman1
from torch.utils.data import DataLoader, TensorDataset

ap = argparse.ArgumentParser()
ap.add_argument("--epochs", type=int, default=2)
ap.add_argument("--lr", type=float, default=0.05)
ap.add_argument("--bs", type=int, default=40)
ap.add_argument("--seed", type=int, default=1)


def run(args):
    torch.manual_seed(args.seed)
    x, y = make_friedman1(1000, n_features=5, noise=0.1, random_state=args.seed)
    x = torch.tensor((x - x.mean(0)) / x.std(0), dtype=torch.float32)
    y = torch.tensor((y - y.mean()) / y.std(), dtype=torch.float32)[:, None]
    loader = DataLoader(TensorDataset(x[:800], y[:800]), batch_size=args.bs, shuffle=True)
    model = nn.Sequential(nn.Linear(5, 32), nn.ReLU(), nn.Linear(32, 32), nn.ReLU(), nn.Linear(32, 1))
    opt = torch.optim.SGD(model.parameters(), lr=args.lr, momentum=0.9)
    mse = nn.MSELoss()
    for epoch in range(args.epochs):
        for step, (xb, yb) in enumerate(loader):
            opt.zero_grad()
            loss = mse(model(xb), yb)
            loss.backward()
            opt.step()
            if step % 5 == 0:
                print(f"epoch {epoch} step {step} loss {loss.item():.4f}")
    with torch.no_grad():
        return mse(model(x[800:]), y[800:]).item()


if __name__ == "__main__":
    print("validation loss", run(ap.parse_args()))
