# Suma movil con una GRU y regresion en cada paso
import torch
from torch import nn

torch.manual_seed(8)


def datos(n, T=14):
    x = torch.randn(n, T, 1)
    y = torch.zeros(n, T, 1)
    s = torch.zeros(n, 1)
    for t in range(T):
        s = 0.7 * s + x[:, t]
        y[:, t] = torch.tanh(s)
    return x, y


class Modelo(nn.Module):
    def __init__(self, h=16):
        super().__init__()
        self.gru = nn.GRU(1, h, batch_first=True)
        self.fc = nn.Linear(h, 1)

    def forward(self, x):
        h, _ = self.gru(x)
        return self.fc(h)


x, y = datos(500)
m = Modelo()
opt = torch.optim.RMSprop(m.parameters(), lr=0.005)
for e in range(20):
    for b in torch.randperm(400).split(25):
        loss = nn.functional.mse_loss(m(x[b]), y[b])
        opt.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(m.parameters(), 1.0)
        opt.step()
    if e % 5 == 4:
        print(e + 1, loss.item())
with torch.no_grad():
    print("prueba", nn.functional.mse_loss(m(x[400:]), y[400:]).item())
