"""Regression einer Welle mit vier Schichten und eigener Initialisierung."""
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def gewichte_setzen(schicht):
    if isinstance(schicht, nn.Linear):
        nn.init.normal_(schicht.weight, 0.0, 1e-3)
        nn.init.zeros_(schicht.bias)


class Netz(nn.Module):
    def __init__(self, breite=32):
        super().__init__()
        self.netz = nn.Sequential(
            nn.Linear(1, breite), nn.Tanh(),
            nn.Linear(breite, breite), nn.Tanh(),
            nn.Linear(breite, breite), nn.Tanh(),
            nn.Linear(breite, 1),
        )
        self.apply(gewichte_setzen)

    def forward(self, x):
        return self.netz(x)


class Lerner:
    def __init__(self, netz, lr):
        self.netz, self.fehler = netz, nn.MSELoss()
        self.opt = torch.optim.SGD(netz.parameters(), lr=lr, momentum=0.9)

    def epoche(self, lader):
        werte = []
        for x, y in lader:
            self.opt.zero_grad()
            v = self.fehler(self.netz(x), y)
            v.backward()
            self.opt.step()
            werte.append(v.item())
        return sum(werte) / len(werte)


torch.manual_seed(8)
x = torch.linspace(-1.7, 1.7, 400).unsqueeze(1)
y = torch.sin(2.5 * x) + 0.05 * torch.randn_like(x)
lerner = Lerner(Netz(), lr=0.05)
lader = DataLoader(TensorDataset(x, y), batch_size=40, shuffle=True)
for e in range(80):
    mittel = lerner.epoche(lader)
    if e % 10 == 9:
        print("Epoche", e + 1, "Fehler", mittel)
