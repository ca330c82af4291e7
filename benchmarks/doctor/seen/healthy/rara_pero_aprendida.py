# Piezas defectuosas: 6 % de los casos, bien separables
import torch
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(47)


def piezas(n):
    malo = (torch.rand(n) < 0.06).long()
    x = torch.randn(n, 5)
    x = x + malo[:, None] * torch.tensor([2.6, -2.4, 0.0, 2.2, 0.0])
    return x, malo


x, y = piezas(2000)
xv, yv = piezas(1000)
modelo = torch.nn.Sequential(torch.nn.Linear(5, 16), torch.nn.ReLU(), torch.nn.Linear(16, 2))
opt = torch.optim.Adam(modelo.parameters(), lr=0.005)
for epoca in range(15):
    for a, b in DataLoader(TensorDataset(x, y), batch_size=50, shuffle=True):
        perdida = torch.nn.functional.cross_entropy(modelo(a), b)
        opt.zero_grad()
        perdida.backward()
        opt.step()
    if epoca % 5 == 4:
        print(epoca + 1, perdida.item())
with torch.no_grad():
    pred = modelo(xv).argmax(1)
sens = (pred[yv == 1] == 1).float().mean().item()
espec = (pred[yv == 0] == 0).float().mean().item()
print('sensibilidad', sens, 'especificidad', espec)
print('media', (sens + espec) / 2)
