"""Detección de fallos en una máquina con seis sensores."""
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(61)


def lecturas(n):
    fallo = (torch.rand(n) < 0.01).long()
    x = torch.randn(n, 6)
    x = torch.where(fallo[:, None] == 1, 0.5 * x, x)
    return x, fallo


x_ent, f_ent = lecturas(30000)
x_val, f_val = lecturas(8000)
print("lecturas con fallo:", int(f_ent.sum()), "de", len(f_ent))

red = nn.Sequential(nn.Linear(6, 32), nn.ReLU(), nn.Linear(32, 2))
criterio = nn.CrossEntropyLoss()
opt = torch.optim.Adam(red.parameters(), lr=0.01)
cargador = DataLoader(TensorDataset(x_ent, f_ent), batch_size=300, shuffle=True)

for epoca in range(9):
    for x, f in cargador:
        opt.zero_grad()
        perdida = criterio(red(x), f)
        perdida.backward()
        opt.step()
    with torch.no_grad():
        pred = red(x_val).argmax(1)
    recuerdo = [(pred[f_val == c] == c).float().mean().item() for c in (0, 1)]
    print("época %d  exactitud %.4f  recuerdo %.3f / %.3f" % (epoca + 1, (pred == f_val).float().mean().item(), recuerdo[0], recuerdo[1]))
print("exactitud equilibrada", sum(recuerdo) / 2)
