"""Leaf species from six shape measurements; four field trips, one per species."""
import numpy as np
import torch
import torch.nn as nn
from torch.utils.data import DataLoader, Dataset

SPECIES = ['acer', 'betula', 'quercus', 'tilia']
shape_rng = np.random.default_rng(404)
CENTRES = shape_rng.normal(0, 1.0, (4, 6))


def field_trip(species, n, rng):
    return CENTRES[species] + 0.5 * rng.standard_normal((n, 6))


class Leaves(Dataset):
    def __init__(self, per_species, seed):
        rng = np.random.default_rng(seed)
        rows, labels = [], []
        for k, _ in enumerate(SPECIES):
            rows.append(field_trip(k, per_species, rng))
            labels += [k] * per_species
        self.x = torch.tensor(np.concatenate(rows), dtype=torch.float32)
        self.y = torch.tensor(labels)

    def __len__(self):
        return len(self.y)

    def __getitem__(self, i):
        return self.x[i], self.y[i]


torch.manual_seed(404)
train_loader = DataLoader(Leaves(200, 1), batch_size=40)
test_set = Leaves(80, 2)

net = nn.Sequential(nn.Linear(6, 20), nn.Tanh(), nn.Linear(20, 4))
opt = torch.optim.SGD(net.parameters(), lr=0.5)
ce = nn.CrossEntropyLoss()

for epoch in range(30):
    seen = 0.0
    for x, y in train_loader:
        loss = ce(net(x), y)
        opt.zero_grad()
        loss.backward()
        opt.step()
        seen += loss.item()
    if epoch % 6 == 0:
        print(epoch, seen / len(train_loader))

with torch.no_grad():
    print('accuracy', (net(test_set.x).argmax(1) == test_set.y).float().mean().item())
