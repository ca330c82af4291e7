from dataclasses import dataclass

import torch
import torch.nn as nn
import torch.optim as optim
from torch.utils.data import Dataset, DataLoader, random_split


@dataclass
class Config:
    size: int = 10
    n: int = 600
    batch_size: int = 32
    epochs: int = 8
    lr: float = 0.05
    seed: int = 21


class Bars(Dataset):
    """Noisy images holding one horizontal (0), vertical (1) or diagonal (2) bar."""

    def __init__(self, cfg: Config):
        g = torch.Generator().manual_seed(cfg.seed)
        self.x = 0.3 * torch.randn(cfg.n, 1, cfg.size, cfg.size, generator=g)
        self.y = torch.arange(cfg.n) % 3
        for i in range(cfg.n):
            k = int(torch.randint(1, cfg.size - 1, (1,), generator=g))
            if self.y[i] == 0:
                self.x[i, 0, k, :] += 1.5
            elif self.y[i] == 1:
                self.x[i, 0, :, k] += 1.5
            else:
                self.x[i, 0] += 1.5 * torch.roll(torch.eye(cfg.size), k, 0)

    def __len__(self):
        return len(self.y)

    def __getitem__(self, i):
        return self.x[i], self.y[i]


class SmallCNN(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 8, 3, padding=1)
        self.conv2 = nn.Conv2d(8, 16, 3)
        self.pool = nn.MaxPool2d(2)
        self.drop = nn.Flatten()
        self.fc = nn.Linear(16 * 4, 3)

    def forward(self, x):
        x = self.pool(torch.relu(self.conv1(x)))
        x = self.conv2(x)
        x = torch.relu(x)[:, :, :2, :2] + torch.relu(x)[:, :, 1:, 1:]
        return self.fc(self.drop(x))


def main(cfg: Config) -> None:
    torch.manual_seed(cfg.seed)
    train_set, test_set = random_split(Bars(cfg), [480, 120])
    train_loader = DataLoader(train_set, batch_size=cfg.batch_size, shuffle=True)
    test_loader = DataLoader(test_set, batch_size=120)
    net = SmallCNN()
    criterion = nn.CrossEntropyLoss()
    optimizer = optim.SGD(net.parameters(), lr=cfg.lr, momentum=0.9)
    for epoch in range(cfg.epochs):
        running = 0.0
        for images, targets in train_loader:
            out = net(images)
            loss = criterion(out, targets)
            loss.backward()
            optimizer.zero_grad()
            optimizer.step()
            running += loss.item()
        print(f"[{epoch + 1}] loss {running / len(train_loader):.4f}")
    net.eval()
    with torch.no_grad():
        total = sum(criterion(net(a), b).item() for a, b in test_loader)
    print("test loss", total / len(test_loader))


main(Config())
