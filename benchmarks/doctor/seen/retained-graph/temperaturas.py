# Prediccion de la temperatura de manana a partir de los tres dias anteriores
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(4)
dias = torch.arange(800).float()
serie = torch.sin(dias * 0.35) + 0.5 * torch.sin(dias * 0.11) + 0.1 * torch.randn(800)
serie = (serie - serie.mean()) / serie.std()
ventanas = torch.stack([serie[i:i + 3] for i in range(797)])
objetivo = serie[3:].unsqueeze(1)

entreno = TensorDataset(ventanas[:600], objetivo[:600])
cargador = DataLoader(entreno, batch_size=50, shuffle=True)

modelo = nn.Sequential(nn.Linear(3, 20), nn.Tanh(), nn.Linear(20, 1))
criterio = nn.MSELoss()
opt = torch.optim.Adam(modelo.parameters(), lr=0.01)

for epoca in range(60):
    acumulada = 0
    for xb, yb in cargador:
        opt.zero_grad()
        perdida = criterio(modelo(xb), yb)
        perdida.backward()
        opt.step()
        acumulada += perdida
    if epoca % 10 == 0:
        print(f"epoca {epoca}: {acumulada / len(cargador):.4f}")

modelo.eval()
with torch.no_grad():
    print("error en validacion:", criterio(modelo(ventanas[600:]), objetivo[600:]).item())
