# Predicción del siguiente valor de una onda con LSTM
import math
import torch
from torch import nn
from torch.utils.data import Dataset, DataLoader


class Ondas(Dataset):
    def __init__(self, n, largo=20, semilla=0):
        g = torch.Generator().manual_seed(semilla)
        fase = torch.rand(n, 1, generator=g) * 2 * math.pi
        frecuencia = 0.3 + 0.4 * torch.rand(n, 1, generator=g)
        t = torch.arange(largo + 1).float()
        self.serie = torch.sin(fase + frecuencia * t)

    def __len__(self):
        return len(self.serie)

    def __getitem__(self, i):
        return self.serie[i, :-1].unsqueeze(-1), self.serie[i, -1]


class Pronostico(nn.Module):
    def __init__(self, h=24):
        super().__init__()
        self.lstm = nn.LSTM(1, h, batch_first=True)
        self.cabeza = nn.Linear(h, 1)

    def forward(self, x):
        salida, _ = self.lstm(x)
        return self.cabeza(salida[:, -1]).squeeze(-1)


torch.manual_seed(11)
entreno = DataLoader(Ondas(800, semilla=1), batch_size=50, shuffle=True)
prueba = Ondas(200, semilla=2)
xp, yp = prueba.serie[:, :-1].unsqueeze(-1), prueba.serie[:, -1]
modelo = Pronostico()
opt = torch.optim.Adam(modelo.parameters(), lr=0.01)
for epoca in range(20):
    for x, y in entreno:
        opt.zero_grad()
        l = nn.functional.mse_loss(modelo(x), y)
        l.backward()
        nn.utils.clip_grad_norm_(modelo.parameters(), 1.0)
        opt.step()
    if epoca % 4 == 3:
        print("época", epoca + 1, l.item())
with torch.no_grad():
    print("ECM", nn.functional.mse_loss(modelo(xp), yp).item())
