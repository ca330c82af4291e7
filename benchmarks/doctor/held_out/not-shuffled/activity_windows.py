import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset


class Windows(Dataset):
    """Accelerometer windows of five activities."""

    activities = ("walk", "sit", "stairs", "run", "cycle")

    def __init__(self, per_class, seed):
        g = torch.Generator().manual_seed(seed)
        proto = torch.randn(len(self.activities), 8, generator=torch.Generator().manual_seed(0)) * 1.0
        xs = [proto[c] + 0.7 * torch.randn(per_class, 8, generator=g) for c in range(len(self.activities))]
        self.x = torch.cat(xs)
        self.y = torch.arange(len(self.activities)).repeat_interleave(per_class)

    def __len__(self):
        return len(self.y)

    def __getitem__(self, k):
        return self.x[k], self.y[k]


class HAR(nn.Module):
    def __init__(self):
        super().__init__()
        self.features = nn.Sequential(nn.Linear(8, 32), nn.ReLU())
        self.classifier = nn.Linear(32, 5)

    def forward(self, x):
        return self.classifier(self.features(x))


def fit(model, train_loader, valid_loader, epochs, lr):
    opt = torch.optim.SGD(model.parameters(), lr=lr)
    ce = nn.CrossEntropyLoss()
    for epoch in range(epochs):
        model.train()
        for x, y in train_loader:
            opt.zero_grad()
            ce(model(x), y).backward()
            opt.step()
        model.eval()
        with torch.no_grad():
            tot = sum(ce(model(x), y).item() * len(y) for x, y in valid_loader)
        print("epoch", epoch, "valid loss", tot / len(valid_loader.dataset))


torch.manual_seed(66)
train_loader = DataLoader(Windows(320, 1), batch_size=32)
valid_loader = DataLoader(Windows(60, 2), batch_size=100)
fit(HAR(), train_loader, valid_loader, epochs=15, lr=0.3)
