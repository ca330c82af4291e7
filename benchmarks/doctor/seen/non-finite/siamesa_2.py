"""Red siamesa: firmas de la misma persona cerca, de personas distintas lejos."""
import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset

torch.manual_seed(202)
PERSONAS, DIM = 6, 10
estilo = torch.randn(PERSONAS, DIM)


def firmas(n):
    quien = torch.arange(n) % PERSONAS
    return estilo[quien] + 0.4 * torch.randn(n, DIM), quien


class Pares(Dataset):
    def __init__(self, n_firmas, n_pares):
        self.x, self.quien = firmas(n_firmas)
        self.a = torch.randint(0, n_firmas, (n_pares,))
        salto = PERSONAS * torch.randint(0, n_firmas // PERSONAS, (n_pares,))
        distinto = torch.arange(n_pares) % 2
        self.b = (self.a + salto + distinto * torch.randint(1, PERSONAS, (n_pares,))) % n_firmas

    def __len__(self):
        return len(self.a)

    def __getitem__(self, i):
        a, b = self.a[i], self.b[i]
        return self.x[a], self.x[b], (self.quien[a] == self.quien[b]).float()


class Encaje(nn.Module):
    def __init__(self):
        super().__init__()
        self.red = nn.Sequential(nn.Linear(DIM, 24), nn.ReLU(), nn.Linear(24, 4))

    def forward(self, x):
        return self.red(x)


def contrastiva(za, zb, igual, margen=1.5):
    d = torch.sqrt(((za - zb) ** 2).sum(dim=1))
    return (igual * d ** 2 + (1 - igual) * torch.relu(margen - d) ** 2).mean()


red = Encaje()
opt = torch.optim.Adam(red.parameters(), lr=5e-3)
entreno = DataLoader(Pares(240, 1500), batch_size=60, shuffle=True)
prueba = DataLoader(Pares(120, 600), batch_size=600)
for epoca in range(15):
    for xa, xb, igual in entreno:
        perdida = contrastiva(red(xa), red(xb), igual)
        opt.zero_grad()
        perdida.backward()
        opt.step()
    if epoca % 3 == 0:
        print(f"epoca {epoca} perdida {perdida.item():.4f}")

with torch.no_grad():
    xa, xb, igual = next(iter(prueba))
    print("perdida en firmas nuevas", contrastiva(red(xa), red(xb), igual).item())
