import torch
import torch.nn as nn
from torch.utils.data import Dataset, DataLoader


class TrendSeries(Dataset):
    """Noisy series that drift upwards (1) or downwards (0)."""

    def __init__(self, n: int, length: int = 15, seed: int = 0):
        g = torch.Generator().manual_seed(seed)
        self.labels = torch.arange(n) % 2
        slope = (self.labels.float() * 2 - 1) * 0.12
        t = torch.arange(length).float() - (length - 1) / 2
        self.series = slope[:, None] * t + 0.7 * torch.randn(n, length, generator=g)

    def __len__(self):
        return len(self.labels)

    def __getitem__(self, i):
        return self.series[i].unsqueeze(-1), self.labels[i]


class TrendNet(nn.Module):
    def __init__(self, hidden: int = 16):
        super().__init__()
        self.gru = nn.GRU(1, hidden, batch_first=True)
        self.out = nn.Linear(hidden, 2)

    def forward(self, x):
        _, h = self.gru(x)
        return self.out(h[-1])


def train(model, loader, optimizer, criterion):
    model.train()
    total = 0.0
    for x, y in loader:
        loss = criterion(model(x), y)
        loss.backward()
        optimizer.zero_grad()
        optimizer.step()
        total += loss.item() * len(y)
    return total / len(loader.dataset)


@torch.no_grad()
def evaluate(model, loader):
    model.eval()
    hits = sum((model(x).argmax(1) == y).sum().item() for x, y in loader)
    return hits / len(loader.dataset)


if __name__ == "__main__":
    torch.manual_seed(1)
    train_loader = DataLoader(TrendSeries(640, seed=1), batch_size=32, shuffle=True)
    test_loader = DataLoader(TrendSeries(200, seed=2), batch_size=100)
    model = TrendNet()
    optimizer = torch.optim.Adam(model.parameters(), lr=0.005)
    for epoch in range(10):
        tl = train(model, train_loader, optimizer, nn.CrossEntropyLoss())
        print(f"epoch {epoch + 1:2d} | train loss {tl:.4f} | test acc {evaluate(model, test_loader):.3f}")
