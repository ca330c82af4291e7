# Red con sigmoides de pendiente ajustable (apuntes, capitulo 3)
import numpy as np
import torch

torch.manual_seed(13)
rs = np.random.RandomState(13)
BETA = 60.0


def activacion(v):
    return torch.sigmoid(BETA * v)


entrada = rs.uniform(-1.7, 1.7, size=(700, 2)).astype("float32")
salida = (np.sin(entrada[:, 0]) * entrada[:, 1]).astype("float32")[:, None]
xe, xp = torch.from_numpy(entrada[:550]), torch.from_numpy(entrada[550:])
ye, yp = torch.from_numpy(salida[:550]), torch.from_numpy(salida[550:])

V = torch.nn.Parameter(torch.randn(2, 12))
c = torch.nn.Parameter(torch.randn(12))
U = torch.nn.Parameter(torch.randn(12, 1) * 0.3)
d = torch.nn.Parameter(torch.zeros(1))
opt = torch.optim.Adam([V, c, U, d], lr=0.02)

for vuelta in range(1200):
    y = activacion(xe @ V + c) @ U + d
    e = torch.mean((y - ye) ** 2)
    opt.zero_grad()
    e.backward()
    opt.step()
    if vuelta % 300 == 0:
        print(vuelta, e.item())

with torch.no_grad():
    print("prueba", torch.mean((activacion(xp @ V + c) @ U + d - yp) ** 2).item())
