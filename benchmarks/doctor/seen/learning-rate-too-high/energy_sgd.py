import argparse
import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset


def get_args():
    p = argparse.ArgumentParser(description="building energy regression")
    p.add_argument("--batch-size", type=int, default=40)
    p.add_argument("--learning-rate", type=float, default=2.0)
    p.add_argument("--epochs", type=int, default=25)
    p.add_argument("--hidden", type=int, default=24)
    return p.parse_args()


def make_building_data(n: int):
    x = torch.randn(n, 6)
    load = 0.8 * x[:, 0] - 0.5 * x[:, 1] * x[:, 2] + 0.4 * torch.tanh(2 * x[:, 3]) + 0.3 * torch.randn(n)
    return x, load.unsqueeze(1)


def main():
    args = get_args()
    torch.manual_seed(77)
    train = DataLoader(TensorDataset(*make_building_data(1200)), batch_size=args.batch_size, shuffle=True)
    xv, yv = make_building_data(400)
    model = nn.Sequential(nn.Linear(6, args.hidden), nn.ReLU(), nn.Linear(args.hidden, 1))
    optimizer = torch.optim.SGD(model.parameters(), lr=args.learning_rate)
    mse = nn.MSELoss()
    for epoch in range(args.epochs):
        model.train()
        for x, y in train:
            optimizer.zero_grad()
            mse(model(x), y).backward()
            optimizer.step()
        model.eval()
        with torch.no_grad():
            val = mse(model(xv), yv).item()
        print(f"epoch {epoch + 1:02d}/{args.epochs} val_mse={val:.4f}")


if __name__ == "__main__":
    main()
