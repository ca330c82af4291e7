# Calidad de la cosecha (1, 2 ó 3) a partir de medidas químicas
import numpy as np
import torch
import torch.nn as nn

rng = np.random.default_rng(77)
torch.manual_seed(77)
quimica = rng.normal(size=(900, 4))
puntaje = 1.5 * quimica[:, 0] - quimica[:, 1] + 0.5 * quimica[:, 2] ** 2
calidad = np.digitize(puntaje, np.quantile(puntaje, [1 / 3, 2 / 3])) + 1

X = torch.tensor(quimica, dtype=torch.float32)
y = torch.tensor(calidad, dtype=torch.long)
X_ent, X_pru, y_ent, y_pru = X[:700], X[700:], y[:700], y[700:]


class Red(nn.Module):
    def __init__(self):
        super().__init__()
        self.entrada = nn.Linear(4, 32)
        self.salida = nn.Linear(32, 3)

    def forward(self, x):
        return self.salida(nn.functional.elu(self.entrada(x)))


red = Red()
opt = torch.optim.Adam(red.parameters(), lr=0.01)
ce = nn.CrossEntropyLoss()
for ep in range(60):
    perm = torch.randperm(700)
    for i in range(0, 700, 70):
        lote = perm[i:i + 70]
        perdida = ce(red(X_ent[lote]), y_ent[lote])
        opt.zero_grad()
        perdida.backward()
        opt.step()
    if ep % 10 == 0:
        print(f"ep {ep} pérdida {perdida.item():.3f}")
red.eval()
print("pérdida de prueba", ce(red(X_pru), y_pru).item())
