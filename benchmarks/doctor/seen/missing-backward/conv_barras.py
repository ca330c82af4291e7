# Clasificar rayas horizontales, verticales y diagonales de 8x8
import torch
from torch import nn, optim
from torch.utils.data import Dataset, DataLoader


class Rayas(Dataset):
    def __init__(self, n, semilla):
        g = torch.Generator().manual_seed(semilla)
        self.y = torch.randint(0, 3, (n,), generator=g)
        self.x = torch.randn(n, 1, 8, 8, generator=g) * 0.25
        for i in range(n):
            k = int(torch.randint(0, 8, (1,), generator=g))
            if self.y[i] == 0:
                self.x[i, 0, k, :] += 1
            elif self.y[i] == 1:
                self.x[i, 0, :, k] += 1
            else:
                j = torch.arange(8)
                self.x[i, 0, j, (j + k) % 8] += 1

    def __len__(self):
        return len(self.y)

    def __getitem__(self, i):
        return self.x[i], self.y[i]


torch.manual_seed(0)
entreno = DataLoader(Rayas(480, 1), batch_size=32, shuffle=True)
prueba = DataLoader(Rayas(200, 2), batch_size=200)
red = nn.Sequential(nn.Conv2d(1, 8, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(128, 3))
criterio = nn.CrossEntropyLoss()
opt = optim.Adam(red.parameters(), lr=0.003)

for epoca in range(8):
    total = 0
    for imagenes, clases in entreno:
        opt.zero_grad()
        salida = red(imagenes)
        perdida = criterio(salida, clases)
        total += perdida.item()
        opt.step()
    print(f"época {epoca + 1}: {total / len(entreno):.4f}")

red.eval()
with torch.no_grad():
    x, c = next(iter(prueba))
    print("aciertos:", (red(x).argmax(1) == c).float().mean().item())
