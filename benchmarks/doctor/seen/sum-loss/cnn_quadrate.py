"""Erkennt, in welchem Viertel des Bildes der helle Fleck liegt."""
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def bilder(n: int, seed: int):
    g = torch.Generator().manual_seed(seed)
    x = 0.5 * torch.randn(n, 1, 12, 12, generator=g)
    ziel = torch.randint(0, 4, (n,), generator=g)
    for i in range(n):
        r = int(torch.randint(0, 4, (1,), generator=g)) + 6 * int(ziel[i] // 2)
        s = int(torch.randint(0, 4, (1,), generator=g)) + 6 * int(ziel[i] % 2)
        x[i, 0, r:r + 3, s:s + 3] += 1.0
    return x, ziel


class FleckNetz(nn.Module):
    def __init__(self):
        super().__init__()
        self.merkmale = nn.Sequential(
            nn.Conv2d(1, 6, 3, padding=1), nn.ReLU(), nn.AvgPool2d(2),
            nn.Conv2d(6, 8, 3, padding=1), nn.ReLU(), nn.AvgPool2d(3),
        )
        self.kopf = nn.Linear(8 * 4, 4)

    def forward(self, x):
        return self.kopf(self.merkmale(x).flatten(1))


torch.manual_seed(1)
train = DataLoader(TensorDataset(*bilder(800, 1)), batch_size=64, shuffle=True)
x_test, y_test = bilder(300, 2)
netz = FleckNetz()
kriterium = nn.CrossEntropyLoss(reduction="sum")
opt = torch.optim.SGD(netz.parameters(), lr=0.1, momentum=0.9)

for epoche in range(14):
    netz.train()
    for x, y in train:
        opt.zero_grad()
        loss = kriterium(netz(x), y)
        loss.backward()
        opt.step()
    netz.eval()
    with torch.no_grad():
        genau = (netz(x_test).argmax(1) == y_test).float().mean().item()
    print(f"Epoche {epoche + 1:2d}: Verlust {loss.item():.3f}, Genauigkeit {genau:.3f}")
