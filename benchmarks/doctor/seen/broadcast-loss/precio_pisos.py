# Predecir el precio de un piso (datos simulados) - foro de dudas, hilo 212
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

np.random.seed(42)
torch.manual_seed(42)

n = 500
metros = np.random.uniform(35, 160, n)
planta = np.random.randint(0, 9, n)
antig = np.random.uniform(0, 60, n)
precio = 1800 * metros + 4000 * planta - 0.9 * antig ** 2 * 40 + np.random.normal(0, 9000, n)

datos = np.column_stack([metros, planta, antig])
datos = (datos - datos.mean(axis=0)) / datos.std(axis=0)
objetivo = (precio - precio.mean()) / precio.std()

X = torch.tensor(datos, dtype=torch.float32)
y = torch.tensor(objetivo, dtype=torch.float32)


class Tasador(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(3, 24)
        self.fc2 = nn.Linear(24, 24)
        self.fc3 = nn.Linear(24, 1)

    def forward(self, x):
        x = F.silu(self.fc1(x))
        x = F.silu(self.fc2(x))
        return self.fc3(x)


modelo = Tasador()
optim = torch.optim.Adam(modelo.parameters(), lr=0.005)

for epoca in range(30):
    mezcla = torch.randperm(n)
    for i in range(0, n, 25):
        lote = mezcla[i:i + 25]
        y_pred = modelo(X[lote])
        error = ((y_pred - y[lote]) ** 2).mean()
        optim.zero_grad()
        error.backward()
        optim.step()
    if (epoca + 1) % 6 == 0:
        print("epoca", epoca + 1, "error", error.item())

with torch.no_grad():
    final = ((modelo(X) - y) ** 2).mean().item()
print("ECM", final)
