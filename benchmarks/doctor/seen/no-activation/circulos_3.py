from sklearn.datasets import make_circles
import torch
import torch.nn as nn

torch.manual_seed(23)
puntos, color = make_circles(n_samples=500, noise=0.08, factor=0.45, random_state=23)
X = torch.as_tensor(puntos, dtype=torch.float32) / 0.57
y = torch.as_tensor(color, dtype=torch.float32).view(-1, 1)


class RedCirculos(nn.Module):
    """Dos capas densas, una salida."""

    def __init__(self):
        super().__init__()
        self.capa1 = nn.Linear(2, 16)
        self.capa2 = nn.Linear(16, 1)

    def forward(self, x):
        x = self.capa1(x)
        x = self.capa2(x)
        return x


red = RedCirculos()
criterio = nn.BCEWithLogitsLoss()
opt = torch.optim.SGD(red.parameters(), lr=0.3, momentum=0.9)
for epoca in range(320):
    opt.zero_grad()
    L = criterio(red(X[:400]), y[:400])
    L.backward()
    opt.step()
    if (epoca + 1) % 80 == 0:
        print("epoca", epoca + 1, "perdida", round(L.item(), 4))

with torch.no_grad():
    acc = ((red(X[400:]) > 0) == (y[400:] > 0.5)).float().mean()
print("exactitud en prueba", acc.item())
