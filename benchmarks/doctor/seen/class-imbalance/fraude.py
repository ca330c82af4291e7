import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(12)
normales = torch.randn(950, 4)
fraudes = torch.randn(50, 4) * 0.9 + torch.tensor([1.1, 1.0, -0.9, 0.8])
X = torch.cat([normales, fraudes])
y = torch.cat([torch.zeros(950), torch.ones(50)])
X = (X - X.mean(0)) / X.std(0)

cargador = DataLoader(TensorDataset(X, y), batch_size=100, shuffle=True)
modelo = nn.Linear(4, 1)
perdida_fn = nn.BCEWithLogitsLoss()
opt = torch.optim.SGD(modelo.parameters(), lr=0.1, weight_decay=0.05)

for epoca in range(40):
    for xb, yb in cargador:
        opt.zero_grad()
        perdida = perdida_fn(modelo(xb).squeeze(1), yb)
        perdida.backward()
        opt.step()

with torch.no_grad():
    p = modelo(X).squeeze(1) > 0
print("exactitud", ((p == (y > 0.5)).float().mean()).item())
print("fraudes encontrados", (p & (y > 0.5)).sum().item() / 50)
