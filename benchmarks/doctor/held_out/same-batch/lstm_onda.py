# LSTM que predice el proximo valor de una onda con fase y frecuencia aleatorias
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def ondas(n):
    t = torch.arange(17).float()
    fase = torch.rand(n, 1) * 6.28
    frec = 0.25 + torch.rand(n, 1) * 0.5
    s = torch.sin(frec * t + fase) * 1.4 + 0.03 * torch.randn(n, 17)
    return s[:, :-1, None], s[:, -1:]


class Predictor(nn.Module):
    def __init__(self):
        super().__init__()
        self.lstm = nn.LSTM(1, 20, batch_first=True)
        self.lineal = nn.Linear(20, 1)

    def forward(self, x):
        _, (h, _) = self.lstm(x)
        return self.lineal(h[-1])


torch.manual_seed(64)
cargador = DataLoader(TensorDataset(*ondas(1024)), batch_size=16, shuffle=True)
x_val, y_val = ondas(256)
red = Predictor()
opt = torch.optim.Adam(red.parameters(), lr=0.01)
x, y = next(iter(cargador))
for paso in range(400):
    x, y = x, y
    perdida = nn.functional.mse_loss(red(x), y)
    opt.zero_grad()
    perdida.backward()
    opt.step()
    if paso % 80 == 0:
        print('paso', paso, 'perdida', perdida.item())
red.eval()
with torch.no_grad():
    print('validacion', nn.functional.mse_loss(red(x_val), y_val).item())
