# Drei ineinander gedrehte Spiralen
import math
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def spiralen(pro_klasse=200):
    punkte, klassen = [], []
    for k in range(3):
        r = torch.linspace(0.15, 1.0, pro_klasse)
        phi = 4.0 * r + k * 2 * math.pi / 3 + 0.08 * torch.randn(pro_klasse)
        punkte.append(torch.stack([r * torch.cos(phi), r * torch.sin(phi)], dim=1))
        klassen.append(torch.full((pro_klasse,), k))
    return torch.cat(punkte), torch.cat(klassen)


class SpiralNetz(nn.Module):
    def __init__(self, verdeckt):
        super().__init__()
        self.a = nn.Linear(2, verdeckt)
        self.b = nn.Linear(verdeckt, verdeckt)
        self.c = nn.Linear(verdeckt, 3)

    def forward(self, x):
        x = torch.tanh(self.a(x))
        x = torch.tanh(self.b(x))
        return self.c(x)


torch.manual_seed(5)
X, y = spiralen()
X = (X - X.mean(0)) / X.std(0)
lader = DataLoader(TensorDataset(X, y), batch_size=60, shuffle=True)
netz = SpiralNetz(verdeckt=1)
optimierer = torch.optim.Adam(netz.parameters(), lr=0.01)
for epoche in range(80):
    for xb, yb in lader:
        optimierer.zero_grad()
        verlust = nn.functional.cross_entropy(netz(xb), yb)
        verlust.backward()
        optimierer.step()
    if epoche % 10 == 0:
        print("Epoche", epoche, "Verlust", verlust.item())
with torch.no_grad():
    print("Anteil richtig:", (netz(X).argmax(1) == y).float().mean().item())
