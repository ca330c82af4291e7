# Autoencoder: Kurven mit zwei verborgenen Groessen, Engpass 2
import torch
import torch.nn as nn
from torch.utils.data import DataLoader

torch.manual_seed(105)
stelle = torch.linspace(0, 1, 16)


def kurven(n):
    frequenz = 1 + torch.rand(n, 1)
    hoehe = torch.randn(n, 1)
    return torch.sin(6.28 * frequenz * stelle + 0.5) + 0.7 * hoehe * (stelle - 0.3) + 0.1 * torch.randn(n, 16)


daten = kurven(1500)
mitte, breite = daten.mean(0), daten.std(0)
train = (daten[:1200] - mitte) / breite
test = (daten[1200:] - mitte) / breite


class AE(nn.Module):
    def __init__(self, dim, code):
        super().__init__()
        self.encoder = nn.Sequential(nn.Linear(dim, 32), nn.Tanh(), nn.Linear(32, code))
        self.decoder = nn.Sequential(nn.Linear(code, 32), nn.Tanh(), nn.Linear(32, dim))

    def forward(self, x):
        return self.decoder(self.encoder(x))


ae = AE(16, 2)
opt = torch.optim.Adam(ae.parameters(), lr=0.005)
for epoche in range(45):
    for x in DataLoader(train, batch_size=60, shuffle=True):
        opt.zero_grad()
        fehler = nn.functional.mse_loss(ae(x), x)
        fehler.backward()
        opt.step()
    if epoche % 9 == 8:
        with torch.no_grad():
            print(epoche + 1, "train", fehler.item(), "test", nn.functional.mse_loss(ae(test), test).item())
