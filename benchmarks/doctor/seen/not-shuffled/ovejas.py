import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import Dataset, DataLoader


class Textures(Dataset):
    """8x8 texture patches, generated one class after the other."""

    def __init__(self, per_class: int, seed: int):
        rng = np.random.default_rng(seed)
        u, v = np.meshgrid(np.arange(8), np.arange(8))
        patterns = [lambda p: np.sin(1.6 * u + p), lambda p: np.sin(1.6 * v + p),
                    lambda p: np.sin(1.1 * (u + v) + p), lambda p: np.sin(1.1 * (u - v) + p)]
        self.images, self.labels = [], []
        for label, f in enumerate(patterns):
            for _ in range(per_class):
                img = f(rng.uniform(0, 6.28)) + rng.normal(0, 1.0, (8, 8))
                self.images.append(torch.tensor(img, dtype=torch.float32)[None])
                self.labels.append(label)

    def __getitem__(self, i):
        return self.images[i], self.labels[i]

    def __len__(self):
        return len(self.labels)


torch.manual_seed(61)
train_loader = DataLoader(Textures(400, seed=1), batch_size=20)
val_loader = DataLoader(Textures(60, seed=2), batch_size=60)

cnn = nn.Sequential(nn.Conv2d(1, 10, 3), nn.ReLU(), nn.Conv2d(10, 16, 3), nn.ReLU(),
                    nn.AdaptiveMaxPool2d(1), nn.Flatten(), nn.Linear(16, 4))
sgd = torch.optim.SGD(cnn.parameters(), lr=0.03, momentum=0.9)


def validate():
    hits = 0
    cnn.eval()
    with torch.no_grad():
        for x, y in val_loader:
            hits += (cnn(x).argmax(1) == y).sum().item()
    cnn.train()
    return hits / len(val_loader.dataset)


for epoch in range(12):
    for x, y in train_loader:
        sgd.zero_grad()
        F.cross_entropy(cnn(x), y).backward()
        sgd.step()
    if epoch % 3 == 2:
        print('epoch', epoch + 1, 'validation accuracy', validate())
print('final', validate())
