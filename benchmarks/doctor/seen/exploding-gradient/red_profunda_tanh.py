import torch
import torch.nn as nn


class Profunda(nn.Module):
    def __init__(self, d, ancho, capas, clases):
        super().__init__()
        dims = [d] + [ancho] * capas
        self.capas = nn.ModuleList(nn.Linear(a, b) for a, b in zip(dims[:-1], dims[1:]))
        self.final = nn.Linear(ancho, clases)
        for capa in self.capas:
            nn.init.xavier_normal_(capa.weight, gain=2.5)
            nn.init.zeros_(capa.bias)

    def forward(self, x):
        for capa in self.capas:
            x = torch.tanh(capa(x))
        return self.final(x)


torch.manual_seed(44)
n = 3600
X = torch.randn(n, 6)
puntuacion = torch.stack([X[:, 0] * 1.5, X[:, 1] + X[:, 2], X[:, 3] - X[:, 4]], dim=1)
y = (puntuacion + 0.15 * torch.randn(n, 3)).argmax(dim=1)
X_ent, y_ent, X_pru, y_pru = X[:3000], y[:3000], X[3000:], y[3000:]

modelo = Profunda(6, 40, 18, 3)
opt = torch.optim.SGD(modelo.parameters(), lr=0.02, momentum=0.9)
for epoca in range(20):
    for lote in torch.randperm(3000).split(75):
        perdida = nn.functional.cross_entropy(modelo(X_ent[lote]), y_ent[lote])
        opt.zero_grad()
        perdida.backward()
        opt.step()
    if epoca % 5 == 4:
        with torch.no_grad():
            exa = (modelo(X_pru).argmax(1) == y_pru).float().mean()
        print(epoca + 1, "lote:", round(perdida.item(), 3), "exactitud:", round(exa.item(), 3))
with torch.no_grad():
    print("pérdida de entrenamiento", nn.functional.cross_entropy(modelo(X_ent), y_ent).item())
