import numpy as np
import torch
import torch.nn as nn
from torch.utils.data import Dataset, DataLoader


class Spirals(Dataset):
    def __init__(self, per_class, noise=0.3, seed=0):
        rng = np.random.default_rng(seed)
        self.samples = []
        for c in range(4):
            r = np.linspace(0.1, 1, per_class)
            r = rng.permutation(r)
            ang = c * np.pi / 2 + 1.5 * r + noise * rng.normal(size=per_class)
            for a, b in zip(r * np.cos(ang), r * np.sin(ang)):
                self.samples.append((np.array([2 * a, 2 * b], dtype=np.float32), c))

    def __len__(self):
        return len(self.samples)

    def __getitem__(self, i):
        return self.samples[i]


def loaders(bs):
    out = {}
    for split, n, seed in (("train", 400, 1), ("valid", 60, 2)):
        out[split] = DataLoader(Spirals(n, seed=seed), batch_size=bs)
    return out


torch.manual_seed(44)
dl = loaders(20)
net = nn.Sequential(nn.Linear(2, 32), nn.ReLU(), nn.Linear(32, 32), nn.ReLU(), nn.Linear(32, 4))
optimizer = torch.optim.SGD(net.parameters(), lr=0.1, momentum=0.5)
for epoch in range(30):
    for xb, yb in dl["train"]:
        loss = nn.functional.cross_entropy(net(xb), yb)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    with torch.no_grad():
        tot = sum(nn.functional.cross_entropy(net(a), b, reduction="sum").item() for a, b in dl["valid"])
    if epoch % 5 == 4:
        print("epoch", epoch + 1, "val", tot / len(dl["valid"].dataset))
print("final val loss", tot / len(dl["valid"].dataset))
