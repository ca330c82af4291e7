# Variedades de trigo (kama, rosa, canadiense) con medidas simuladas
import torch
from torch.utils.data import Dataset, DataLoader

torch.manual_seed(55)


class Semillas(Dataset):
    nombres = ("area", "perimetro", "compacidad", "largo", "ancho", "asimetria", "surco")

    def __init__(self, n=420):
        self.y = torch.arange(n) % 3
        base = torch.randn(3, 7) * 1.1
        self.x = base[self.y] + torch.randn(n, 7)
        self.x = (self.x - self.x.mean(0)) / self.x.std(0)

    def __len__(self):
        return len(self.y)

    def __getitem__(self, k):
        return self.x[k], self.y[k]


def pesos(n, m):
    w = torch.randn(n, m) * 2
    return torch.nn.Parameter(w)


W = torch.nn.ParameterList([pesos(7, 48), pesos(48, 48), pesos(48, 3)])
B = torch.nn.ParameterList([torch.nn.Parameter(torch.zeros(k)) for k in (48, 48, 3)])


def modelo(x):
    h = torch.nn.functional.leaky_relu(x @ W[0] + B[0], 0.1)
    h = torch.nn.functional.leaky_relu(h @ W[1] + B[1], 0.1)
    return h @ W[2] + B[2]


datos = DataLoader(Semillas(), batch_size=42, shuffle=True)
opt = torch.optim.Adam(list(W) + list(B), lr=4e-3)
for epoca in range(25):
    s = 0.0
    for x, y in datos:
        opt.zero_grad(set_to_none=True)
        c = torch.nn.functional.cross_entropy(modelo(x), y)
        c.backward()
        opt.step()
        s += c.item()
    if epoca % 5 == 0:
        print(epoca, s / len(datos))
print(s / len(datos))
