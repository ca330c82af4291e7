# Clasificar señales: seno, diente de sierra o ruido filtrado. GRU pequeña.
import math
import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(8)
T, N = 20, 240


def genera(n):
    xs, ys = [], []
    for i in range(n):
        clase = i % 3
        f = 1.0 + torch.rand(1) * 1.5
        fase = torch.rand(1) * 2 * math.pi
        t = torch.linspace(0, 2, T)
        if clase == 0:
            s = torch.sin(2 * math.pi * f * t + fase)
        elif clase == 1:
            s = 2 * ((f * t + fase) % 1.0) - 1
        else:
            s = torch.randn(T).cumsum(0)
            s = (s - s.mean()) / s.std()
        xs.append(s + 0.05 * torch.randn(T))
        ys.append(clase)
    return torch.stack(xs).unsqueeze(-1), torch.tensor(ys)


class Clasificador(nn.Module):
    def __init__(self):
        super().__init__()
        self.gru = nn.GRU(1, 24, batch_first=True)
        self.fc = nn.Linear(24, 3)

    def forward(self, x):
        salida, _ = self.gru(x)
        return self.fc(salida.mean(1))


X, y = genera(N)
modelo = Clasificador()
opt = torch.optim.Adam(modelo.parameters(), lr=0.01)

for epoca in range(40):
    orden = torch.randperm(N)
    for i in range(0, N, 40):
        idx = orden[i:i + 40]
        logits = modelo(X[idx])
        loss = F.cross_entropy(logits, y[idx])
        loss.backward()
        opt.zero_grad()
        opt.step()
    if epoca % 8 == 0:
        print("epoca", epoca, "loss", round(loss.item(), 4))

with torch.no_grad():
    final = F.cross_entropy(modelo(X), y)
print("loss final:", final.item())
