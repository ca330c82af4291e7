# Predict the number of stars (1 to 5) of a product from a few measurements
import numpy as np
import torch
import torch.nn as nn
from torch.utils.data import Dataset, DataLoader


class Reviews(Dataset):
    def __init__(self, n, seed):
        rng = np.random.default_rng(seed)
        centers = np.array([[-2, 0, 1], [2, -2, 0], [0, 2, -2], [2, 2, 2], [-2, -2, -1]], dtype=float)
        self.stars = rng.integers(1, 6, size=n)
        self.x = centers[self.stars - 1] + 0.6 * rng.normal(size=(n, 3))

    def __len__(self):
        return len(self.stars)

    def __getitem__(self, i):
        features = torch.tensor(self.x[i], dtype=torch.float32)
        label = torch.tensor(self.stars[i], dtype=torch.long)
        return features, label


class StarModel(nn.Module):
    def __init__(self, n_classes=5):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(3, 24), nn.GELU(), nn.Linear(24, n_classes))

    def forward(self, x):
        return self.net(x)


torch.manual_seed(0)
model = StarModel()
loss_fn = nn.CrossEntropyLoss()
optim = torch.optim.NAdam(model.parameters(), lr=0.01)
train_loader = DataLoader(Reviews(600, 1), batch_size=30, shuffle=True)
test_loader = DataLoader(Reviews(200, 2), batch_size=50)

for epoch in range(8):
    for features, label in train_loader:
        optim.zero_grad()
        out = model(features)
        loss = loss_fn(out, label)
        loss.backward()
        optim.step()
    print("epoch", epoch, "loss", loss.item())

correct = 0
with torch.no_grad():
    for features, label in test_loader:
        correct += (model(features).argmax(1) == label).sum().item()
print("accuracy", correct / 200)
