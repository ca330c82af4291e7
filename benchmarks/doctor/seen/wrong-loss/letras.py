# Clasificador de 20 letras a partir de 12 medidas de cada trazo
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

np.random.seed(9)
torch.manual_seed(9)
CLASES, RASGOS = 20, 12
prototipos = np.random.randn(CLASES, RASGOS)
letra = np.random.randint(0, CLASES, 2400)
X = prototipos[letra] + 0.7 * np.random.randn(2400, RASGOS)
X = torch.tensor((X - X.mean(0)) / X.std(0), dtype=torch.float32)
y = torch.tensor(letra)
X_ent, y_ent, X_pru, y_pru = X[:1900], y[:1900], X[1900:], y[1900:]


class RedLetras(nn.Module):
    def __init__(self):
        super(RedLetras, self).__init__()
        self.fc1 = nn.Linear(RASGOS, 48)
        self.fc2 = nn.Linear(48, CLASES)

    def forward(self, x):
        x = F.relu(self.fc1(x))
        return self.fc2(x)


net = RedLetras()
criterio = nn.MSELoss()
optimizador = torch.optim.SGD(net.parameters(), lr=0.1)
lote = 50
for epoca in range(12):
    mezcla = torch.randperm(len(X_ent))
    for i in range(0, len(X_ent), lote):
        sel = mezcla[i:i + lote]
        objetivo = F.one_hot(y_ent[sel], CLASES).float()
        optimizador.zero_grad()
        costo = criterio(net(X_ent[sel]), objetivo)
        costo.backward()
        optimizador.step()
    if epoca % 5 == 4:
        print("época", epoca + 1, "costo", costo.item())

with torch.no_grad():
    print("exactitud de prueba", (net(X_pru).argmax(1) == y_pru).float().mean().item())
