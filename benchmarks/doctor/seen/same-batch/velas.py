# Regresión de una superficie: altura de la vela según posición
import torch

torch.manual_seed(44)
n, lote = 1000, 20
pos = torch.rand(n, 2) * 2 - 1
altura = torch.exp(-3 * (pos[:, 0] - 0.2) ** 2) * torch.cos(3 * pos[:, 1]) + 0.03 * torch.randn(n)
altura = altura[:, None]
train_pos, train_alt = pos[:800], altura[:800]
val_pos, val_alt = pos[800:], altura[800:]

capas = [torch.nn.Linear(2, 30), torch.nn.Tanh(), torch.nn.Linear(30, 30), torch.nn.Tanh(), torch.nn.Linear(30, 1)]
f = torch.nn.Sequential(*capas)
opt = torch.optim.Adam(f.parameters(), lr=3e-3)


def error(p, a):
    return ((f(p) - a) ** 2).mean()


datos = torch.utils.data.DataLoader(torch.utils.data.TensorDataset(train_pos, train_alt), batch_size=lote, shuffle=True)
lote_pos, lote_alt = next(iter(datos))
print('forma de un lote:', tuple(lote_pos.shape), tuple(lote_alt.shape))

for epoca in range(40):
    for _ in range(len(datos)):
        opt.zero_grad()
        e = error(lote_pos, lote_alt)
        e.backward()
        opt.step()
    if epoca % 10 == 9:
        print('época', epoca + 1, 'error', e.item())

with torch.no_grad():
    print('error de validación', error(val_pos, val_alt).item())
