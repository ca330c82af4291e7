import torch
from torch import nn, optim
from torch.utils.data import TensorDataset, DataLoader

torch.manual_seed(55)


def experimento(n):
    """Temperatura, concentración y pH normalizados; devuelve también la velocidad medida."""
    c = torch.randn(n, 3)
    v = torch.exp(0.5 * c[:, 0]) * (1 + torch.tanh(c[:, 1])) - 0.3 * c[:, 2] ** 2
    v = v + 0.1 * torch.randn(n)
    return c, v.reshape(-1, 1)


Xe, ye = experimento(1000)
Xv, yv = experimento(300)
ye_media, ye_desv = ye.mean(), ye.std()
ye, yv = (ye - ye_media) / ye_desv, (yv - ye_media) / ye_desv

modelo = nn.Sequential(nn.Linear(3, 32), nn.Tanh(), nn.Linear(32, 1))
optimizador = optim.Adam(modelo.parameters(), lr=1e-5)
cargador = DataLoader(TensorDataset(Xe, ye), batch_size=50, shuffle=True)

for epoca in range(60):
    for xb, yb in cargador:
        optimizador.zero_grad()
        perdida = nn.functional.mse_loss(modelo(xb), yb)
        perdida.backward()
        optimizador.step()
    if epoca % 10 == 9:
        with torch.no_grad():
            print("época", epoca + 1, nn.functional.mse_loss(modelo(Xv), yv).item())
