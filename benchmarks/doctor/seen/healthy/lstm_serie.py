import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(29)


def ventanas(n, largo=20):
    fase = 6.2832 * torch.rand(n, 1)
    frec = 0.25 + 0.35 * torch.rand(n, 1)
    t = torch.arange(largo + 1).float()
    onda = torch.sin(frec * t + fase) + 0.05 * torch.randn(n, largo + 1)
    return onda[:, :-1].unsqueeze(-1), onda[:, -1:]


class Pronostico(nn.Module):
    def __init__(self, estado=20):
        super().__init__()
        self.lstm = nn.LSTM(1, estado, batch_first=True)
        self.lineal = nn.Linear(estado, 1)

    def forward(self, s):
        h, _ = self.lstm(s)
        return self.lineal(h[:, -1])


xe, ye = ventanas(900)
xv, yv = ventanas(300)
red = Pronostico()
opt = torch.optim.Adam(red.parameters(), lr=0.02)
baja = torch.optim.lr_scheduler.CosineAnnealingLR(opt, T_max=40)
cargador = DataLoader(TensorDataset(xe, ye), batch_size=60, shuffle=True)
for epoca in range(40):
    for x, y in cargador:
        opt.zero_grad()
        p = nn.functional.mse_loss(red(x), y)
        p.backward()
        nn.utils.clip_grad_norm_(red.parameters(), 1.0)
        opt.step()
    baja.step()
    if epoca % 8 == 7:
        with torch.no_grad():
            print("época", epoca + 1, "validación", nn.functional.mse_loss(red(xv), yv).item())
with torch.no_grad():
    print("ECM", nn.functional.mse_loss(red(xv), yv).item())
