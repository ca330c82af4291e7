import argparse
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset, random_split

parser = argparse.ArgumentParser(description="Calibración de un sensor de CO2")
parser.add_argument("--epochs", type=int, default=2)
parser.add_argument("--batch-size", type=int, default=64)
parser.add_argument("--lr", type=float, default=0.1)
parser.add_argument("--seed", type=int, default=27)


def make_data(n=900):
    raw = torch.randn(n, 4)
    ppm = torch.sin(1.5 * raw[:, 0]) + 0.7 * raw[:, 1] * torch.tanh(raw[:, 2]) - 0.3 * raw[:, 3]
    ppm = ppm + 0.35 * torch.randn(n)
    return TensorDataset(raw, ((ppm - ppm.mean()) / ppm.std()).unsqueeze(1))


def evaluate(model, loader):
    model.eval()
    with torch.no_grad():
        return sum(nn.functional.mse_loss(model(x), y, reduction="sum").item() for x, y in loader) / len(loader.dataset)


def main():
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    train, test = random_split(make_data(), [700, 200])
    train_loader = DataLoader(train, batch_size=args.batch_size, shuffle=True)
    test_loader = DataLoader(test, batch_size=200)
    model = nn.Sequential(nn.Linear(4, 32), nn.Tanh(), nn.Linear(32, 16), nn.Tanh(), nn.Linear(16, 1))
    optimizer = torch.optim.SGD(model.parameters(), lr=args.lr)
    for epoch in range(1, args.epochs + 1):
        model.train()
        for x, y in train_loader:
            optimizer.zero_grad()
            loss = nn.functional.mse_loss(model(x), y)
            loss.backward()
            optimizer.step()
        if epoch == 1 or epoch % 10 == 0:
            print(f"epoch {epoch} train {evaluate(model, train_loader):.4f}")
    print(f"epoch {epoch} train {evaluate(model, train_loader):.4f}")
    print(f"test {evaluate(model, test_loader):.4f}")


if __name__ == "__main__":
    main()
