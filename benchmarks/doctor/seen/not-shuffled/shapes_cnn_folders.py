# Image folders -> tensors -> CNN. (The "folders" are generated here.)
import torch
import torch.nn as nn
from torch.utils.data import Dataset, DataLoader


def make_image(kind, gen):
    img = 0.45 * torch.randn(10, 10, generator=gen)
    r, c = torch.randint(1, 5, (2,), generator=gen).tolist()
    if kind == "square":
        img[r, c:c + 5] += 1.3; img[r + 4, c:c + 5] += 1.3
        img[r + 1:r + 4, c] += 1.3; img[r + 1:r + 4, c + 4] += 1.3
    elif kind == "cross":
        img[r + 2, c:c + 5] += 1.5; img[r:r + 5, c + 2] += 1.5
    else:
        for k in range(5):
            img[r + k, c + k] += 1.6
            img[r + k, c + 4 - k] += 1.6
    return img.unsqueeze(0)


class FolderDataset(Dataset):
    classes = ("square", "cross", "saltire")

    def __init__(self, per_class, seed):
        gen = torch.Generator().manual_seed(seed)
        self.samples = []
        for label, name in enumerate(self.classes):
            for _ in range(per_class):
                self.samples.append((make_image(name, gen), label))

    def __len__(self):
        return len(self.samples)

    def __getitem__(self, i):
        return self.samples[i]


class SmallCNN(nn.Module):
    def __init__(self):
        super().__init__()
        self.features = nn.Sequential(nn.Conv2d(1, 10, 5), nn.LeakyReLU(0.1), nn.AdaptiveMaxPool2d(2), nn.Flatten())
        self.classifier = nn.Linear(40, 3)

    def forward(self, x):
        return self.classifier(self.features(x))


def accuracy(model, loader):
    model.eval()
    with torch.no_grad():
        right = sum((model(x).argmax(1) == y).sum().item() for x, y in loader)
    return right / len(loader.dataset)


torch.manual_seed(3)
train_loader = DataLoader(FolderDataset(400, seed=1), batch_size=20)
test_loader = DataLoader(FolderDataset(100, seed=2), batch_size=100)
model = SmallCNN()
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.SGD(model.parameters(), lr=0.02, momentum=0.9)
for epoch in range(8):
    model.train()
    for x, y in train_loader:
        loss = criterion(model(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(f"epoch {epoch} last batch {loss.item():.4f}")
print("test accuracy", accuracy(model, test_loader))
