"""GRU that reads a short series and predicts its weighted sum."""
import torch
import torch.nn as nn
from torch.utils.data import Dataset, DataLoader


class SeriesDataset(Dataset):
    def __init__(self, n=640, length=10, seed=0):
        g = torch.Generator().manual_seed(seed)
        self.x = torch.randn(n, length, 1, generator=g)
        w = torch.linspace(0.2, 1.0, length).view(1, length, 1)
        self.y = (self.x * w).sum(1) / w.norm()

    def __len__(self):
        return len(self.x)

    def __getitem__(self, i):
        return self.x[i], self.y[i]


class SumGRU(nn.Module):
    def __init__(self, hidden=24):
        super().__init__()
        self.gru = nn.GRU(1, hidden, batch_first=True)
        self.head = nn.Linear(hidden, 1)

    def forward(self, x):
        out, _ = self.gru(x)
        return self.head(out[:, -1])


def train_epoch(model, loader, criterion, optimizer):
    model.train()
    total, seen = 0.0, 0
    for x, y in loader:
        pred = model(x)
        loss = criterion(pred, y)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(x)
        seen += len(x)
    return total / seen


def evaluate(model, loader, criterion):
    model.eval()
    with torch.no_grad():
        parts = [(criterion(model(x), y).item(), len(x)) for x, y in loader]
    return sum(a * b for a, b in parts) / sum(b for _, b in parts)


torch.manual_seed(0)
train_loader = DataLoader(SeriesDataset(seed=1), batch_size=32, shuffle=True)
val_loader = DataLoader(SeriesDataset(n=200, seed=2), batch_size=100)
net = SumGRU()
mse = nn.MSELoss()
opt = torch.optim.SGD(net.parameters(), lr=0.05, momentum=0.9)
for epoch in range(11):
    tr = train_epoch(net, train_loader, mse, opt)
    va = evaluate(net, val_loader, mse)
    print(f"[{epoch:02d}] train {tr:.4f} val {va:.4f}")
