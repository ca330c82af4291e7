import torch
from torch import nn
from torch.utils.data import Dataset, DataLoader


class Etiquetas(Dataset):
    """Cada fila puede tener varias etiquetas a la vez."""

    def __init__(self, n, semilla):
        g = torch.Generator().manual_seed(semilla)
        self.x = torch.randn(n, 6, generator=g)
        a = self.x[:, 0] + self.x[:, 1] > 0
        b = self.x[:, 2] - self.x[:, 3] > 0
        c = self.x[:, 4] + 0.5 * self.x[:, 5] > 0
        self.y = torch.stack([a, b, c], 1).float()

    def __len__(self):
        return len(self.x)

    def __getitem__(self, i):
        return self.x[i], self.y[i]


torch.manual_seed(2)
tr, te = DataLoader(Etiquetas(600, 1), 40, shuffle=True), Etiquetas(300, 2)
m = nn.Sequential(nn.Linear(6, 24), nn.ELU(), nn.Linear(24, 3))
opt = torch.optim.RMSprop(m.parameters(), lr=0.005)
fn = nn.BCEWithLogitsLoss()
for ep in range(15):
    for x, y in tr:
        opt.zero_grad()
        p = fn(m(x), y)
        p.backward()
        opt.step()
    print(ep, p.item())
with torch.no_grad():
    print("aciertos por etiqueta", ((m(te.x) > 0).float() == te.y).float().mean().item())
