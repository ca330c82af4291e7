# Predicción a un paso de una serie con dos ciclos
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(30)
t = torch.arange(700).float()
serie = (torch.sin(t * 0.21) + 0.5 * torch.cos(t * 0.13) + 0.05 * torch.randn(700)) / 0.8
ventanas = serie.unfold(0, 13, 1)
xs, ys = ventanas[:, :12].unsqueeze(2), ventanas[:, 12:]
tr, va = TensorDataset(xs[:500], ys[:500]), TensorDataset(xs[520:], ys[520:])


class Pronostico(nn.Module):
    def __init__(self):
        super().__init__()
        self.gru = nn.GRU(1, 20, batch_first=True)
        self.fc = nn.Linear(20, 1)

    def forward(self, x):
        _, h = self.gru(x)
        return self.fc(h[0])


m = Pronostico()
opt = torch.optim.Adam(m.parameters(), lr=0.01)
for ep in range(15):
    m.train()
    for a, b in DataLoader(tr, batch_size=50, shuffle=True):
        opt.zero_grad()
        l = nn.functional.mse_loss(m(a), b)
        l.backward()
        opt.step()
    m.eval()
    with torch.no_grad():
        v = nn.functional.mse_loss(m(va.tensors[0]), va.tensors[1]).item()
    print(f"{ep}: {l.item():.4f} {v:.4f}")
