import torch
from torch import nn
from sklearn.datasets import load_digits
from torch.utils.data import DataLoader, Dataset


class FolderDigits(Dataset):
    """Walks the class folders 0..9 like ImageFolder does."""

    def __init__(self, train):
        raw = load_digits()
        pixels = torch.tensor(raw.data, dtype=torch.float32)[:, raw.data.std(0) > 0.5]
        pixels = (pixels - pixels.mean(0)) / pixels.std(0)
        self.samples = []
        for c in range(10):
            rows = pixels[torch.tensor(raw.target == c)]
            part = rows[: int(0.8 * len(rows))] if train else rows[int(0.8 * len(rows)):]
            self.samples += [(r, c) for r in part]

    def __len__(self):
        return len(self.samples)

    def __getitem__(self, i):
        return self.samples[i]


torch.manual_seed(15)
train_loader = DataLoader(FolderDigits(train=True), batch_size=32)
test_loader = DataLoader(FolderDigits(train=False), batch_size=400)
n_in = train_loader.dataset[0][0].numel()
model = nn.Sequential(nn.Linear(n_in, 48), nn.ReLU(), nn.Linear(48, 10))
optimizer = torch.optim.SGD(model.parameters(), lr=0.05, momentum=0.9)
loss_fn = nn.CrossEntropyLoss()
for epoch in range(10):
    for x, y in train_loader:
        loss = loss_fn(model(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print("epoch", epoch, "last batch", loss.item())
model.eval()
with torch.no_grad():
    for x, y in test_loader:
        print("test accuracy", (model(x).argmax(1) == y).float().mean().item())
