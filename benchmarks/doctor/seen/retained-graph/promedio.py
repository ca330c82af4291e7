import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(6)
x = torch.randn(400, 6)
y = (x[:, 0] * x[:, 1] + x[:, 2] > 0).float()
entreno = DataLoader(TensorDataset(x, y), batch_size=40, shuffle=True)
modelo = nn.Sequential(nn.Linear(6, 32), nn.ReLU(), nn.Linear(32, 1))
opt = torch.optim.Adam(modelo.parameters(), lr=0.01)
bce = nn.BCEWithLogitsLoss()


def epoca_de_entreno():
    perdida_total = 0
    for xb, yb in entreno:
        salida = modelo(xb).squeeze(-1)
        perdida = bce(salida, yb)
        opt.zero_grad()
        perdida.backward()
        opt.step()
        perdida_total += perdida * len(xb)
    return perdida_total / len(x)


for e in range(60):
    media = epoca_de_entreno()
    if e % 15 == 14:
        print(f"epoca {e + 1} perdida media {float(media):.4f}")
