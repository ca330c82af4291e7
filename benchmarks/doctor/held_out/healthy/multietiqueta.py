# Etiquetado multiple: cada cancion puede tener varios generos
import torch
import torch.nn as nn
from torch.utils.data import Dataset, DataLoader


class Canciones(Dataset):
    def __init__(self, n, semilla):
        g = torch.Generator().manual_seed(semilla)
        self.x = torch.randn(n, 10, generator=g)
        reglas = torch.randn(10, 4, generator=torch.Generator().manual_seed(0))
        self.y = (self.x @ reglas + 0.5 * torch.randn(n, 4, generator=g) > 0).float()

    def __len__(self):
        return len(self.x)

    def __getitem__(self, k):
        return self.x[k], self.y[k]


torch.manual_seed(5)
red = nn.Sequential(nn.Linear(10, 16), nn.Tanh(), nn.Linear(16, 4))
opt = torch.optim.SGD(red.parameters(), lr=0.5, weight_decay=1e-3)
perdida_fn = nn.BCEWithLogitsLoss()
ent, val = DataLoader(Canciones(2000, 1), 100, shuffle=True), DataLoader(Canciones(500, 2), 500)
for epoca in range(25):
    for x, y in ent:
        opt.zero_grad()
        p = perdida_fn(red(x), y)
        p.backward()
        opt.step()
    if epoca % 6 == 0:
        print('epoca', epoca, p.item())
with torch.no_grad():
    for x, y in val:
        print('acierto por etiqueta', ((red(x) > 0) == y.bool()).float().mean().item())
        print('perdida', perdida_fn(red(x), y).item())
