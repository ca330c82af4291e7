"""Reads each digit image row by row with a GRU."""
import torch
from torch import nn, optim
from torch.utils.data import DataLoader, TensorDataset, random_split
from sklearn.datasets import load_digits


class RowReader(nn.Module):
    def __init__(self, hidden: int = 32):
        super().__init__()
        self.gru = nn.GRU(8, hidden, batch_first=True)
        self.out = nn.Linear(hidden, 4)

    def forward(self, imgs: torch.Tensor) -> torch.Tensor:
        _, h = self.gru(imgs)
        return self.out(h[-1])


def run_epoch(model, loader, criterion, optimizer):
    model.train()
    running = 0.0
    for imgs, labels in loader:
        loss = criterion(model(imgs), labels)
        loss.backward()
        optimizer.zero_grad()
        optimizer.step()
        running += loss.item() * len(labels)
    return running / len(loader.dataset)


def evaluate(model, loader, criterion):
    model.eval()
    total, hits = 0.0, 0
    with torch.no_grad():
        for imgs, labels in loader:
            out = model(imgs)
            total += criterion(out, labels).item() * len(labels)
            hits += (out.argmax(1) == labels).sum().item()
    return total / len(loader.dataset), hits / len(loader.dataset)


def main():
    torch.manual_seed(1)
    X, y = load_digits(n_class=4, return_X_y=True)
    imgs = torch.tensor(X, dtype=torch.float32).view(-1, 8, 8) / 16.0
    imgs = imgs - imgs.mean()
    imgs = imgs + 0.3 * torch.randn_like(imgs)
    ds = TensorDataset(imgs, torch.tensor(y))
    train, test = random_split(ds, [520, len(ds) - 520])
    tr, te = DataLoader(train, 32, shuffle=True), DataLoader(test, 100)
    model = RowReader()
    criterion = nn.CrossEntropyLoss()
    optimizer = optim.Adam(model.parameters(), lr=5e-3, weight_decay=1e-4)
    for epoch in range(10):
        loss = run_epoch(model, tr, criterion, optimizer)
        print("epoch", epoch, "train", round(loss, 4))
    val, acc = evaluate(model, te, criterion)
    print("accuracy", acc)
    print("test loss", val)


main()
