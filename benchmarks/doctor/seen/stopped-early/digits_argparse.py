import argparse

import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import load_digits
from torch.utils.data import DataLoader, TensorDataset, random_split


class Net(nn.Module):
    def __init__(self):
        super(Net, self).__init__()
        self.fc1 = nn.Linear(48, 64)
        self.fc2 = nn.Linear(64, 10)

    def forward(self, x):
        return self.fc2(F.relu(self.fc1(x)))


def train(args, model, loader, optimizer, epoch):
    model.train()
    for batch_idx, (data, target) in enumerate(loader):
        optimizer.zero_grad()
        loss = F.cross_entropy(model(data), target)
        loss.backward()
        optimizer.step()
    if epoch % args.log_interval == 0:
        print("Train Epoch: {} Loss: {:.6f}".format(epoch, loss.item()))


def test(model, loader):
    model.eval()
    test_loss, n = 0.0, 0
    with torch.no_grad():
        for data, target in loader:
            test_loss += F.cross_entropy(model(data), target, reduction="sum").item()
            n += len(target)
    return test_loss / n


def main():
    parser = argparse.ArgumentParser(description="digits example")
    parser.add_argument("--batch-size", type=int, default=64)
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--lr", type=float, default=0.05)
    parser.add_argument("--log-interval", type=int, default=1)
    args, _ = parser.parse_known_args()
    torch.manual_seed(111)
    bunch = load_digits()
    x = torch.tensor(bunch.images[:, :, 1:7], dtype=torch.float32).flatten(1) / 8 - 0.6
    ds = TensorDataset(x, torch.tensor(bunch.target))
    train_ds, test_ds = random_split(ds, [1400, len(ds) - 1400])
    train_loader = DataLoader(train_ds, batch_size=args.batch_size, shuffle=True)
    test_loader = DataLoader(test_ds, batch_size=200)
    model = Net()
    optimizer = torch.optim.SGD(model.parameters(), lr=args.lr, momentum=0.5)
    for epoch in range(1, args.epochs + 1):
        train(args, model, train_loader, optimizer, epoch)
    print("Test loss: {:.4f}".format(test(model, test_loader)))


main()
