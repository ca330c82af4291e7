import torch
from torch import nn
from torch.utils.data import TensorDataset, DataLoader

torch.manual_seed(18)
POR_CLASE = 500
centros = torch.tensor([[2.0, 0.0, 0.5], [-1.0, 1.7, 0.0], [-1.0, -1.7, 0.3], [0.3, 0.2, -2.0], [0.0, 0.0, 2.6]])


def nube(cuantos):
    x = torch.cat([c + 0.7 * torch.randn(cuantos, 3) for c in centros])
    t = torch.arange(len(centros)).repeat_interleave(cuantos)
    return x, t


x_e, t_e = nube(POR_CLASE)
x_p, t_p = nube(80)
media, desv = x_e.mean(0), x_e.std(0)
x_e, x_p = (x_e - media) / desv, (x_p - media) / desv

entreno = DataLoader(TensorDataset(x_e, t_e), batch_size=25)
red = nn.Sequential(nn.Linear(3, 20), nn.ReLU(), nn.Linear(20, 5))
perdida_fn = nn.CrossEntropyLoss()
opt = torch.optim.SGD(red.parameters(), lr=0.4)

for ep in range(12):
    for x, t in entreno:
        perdida = perdida_fn(red(x), t)
        opt.zero_grad()
        perdida.backward()
        opt.step()
    with torch.no_grad():
        print("época", ep, "exactitud de prueba", (red(x_p).argmax(1) == t_p).float().mean().item())
