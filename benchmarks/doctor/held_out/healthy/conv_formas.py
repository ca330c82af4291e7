"""Red convolucional pequeña: barras horizontales, verticales y diagonales de 8x8."""
import torch
import torch.nn as nn
from torch.utils.data import Dataset, DataLoader


class Barras(Dataset):
    def __init__(self, n, semilla):
        g = torch.Generator().manual_seed(semilla)
        self.img = 0.3 * torch.randn(n, 1, 8, 8, generator=g)
        self.tipo = torch.randint(0, 3, (n,), generator=g)
        for i in range(n):
            k = int(torch.randint(0, 8, (1,), generator=g))
            if self.tipo[i] == 0:
                self.img[i, 0, k, :] += 1
            elif self.tipo[i] == 1:
                self.img[i, 0, :, k] += 1
            else:
                j = torch.arange(8)
                self.img[i, 0, j, (j + k) % 8] += 1

    def __len__(self):
        return len(self.tipo)

    def __getitem__(self, i):
        return self.img[i], self.tipo[i]


class RedConv(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 8, 3, padding=1)
        self.conv2 = nn.Conv2d(8, 12, 3, padding=1)
        self.fin = nn.Linear(12, 3)

    def forward(self, x):
        x = torch.relu(self.conv1(x))
        x = torch.relu(self.conv2(x))
        return self.fin(x.amax(dim=(2, 3)))


torch.manual_seed(24)
entreno = DataLoader(Barras(800, 1), batch_size=40, shuffle=True)
prueba = Barras(200, 2)
red = RedConv()
opt = torch.optim.Adam(red.parameters(), lr=0.005)
ce = nn.CrossEntropyLoss()
for epoca in range(12):
    for x, t in entreno:
        opt.zero_grad()
        l = ce(red(x), t)
        l.backward()
        opt.step()
    if epoca % 3 == 2:
        print("época", epoca + 1, round(l.item(), 4))
with torch.no_grad():
    print("exactitud", (red(prueba.img).argmax(1) == prueba.tipo).float().mean().item())
