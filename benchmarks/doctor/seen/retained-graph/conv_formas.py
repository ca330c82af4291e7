# Classificação de formas: barras horizontais, verticais e diagonais
import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import Dataset, DataLoader


class Formas(Dataset):
    def __init__(self, n, semente):
        g = torch.Generator().manual_seed(semente)
        self.imagens = 0.3 * torch.randn(n, 1, 10, 10, generator=g)
        self.rotulos = torch.randint(0, 3, (n,), generator=g)
        for i in range(n):
            k = int(torch.randint(1, 9, (1,), generator=g))
            if self.rotulos[i] == 0:
                self.imagens[i, 0, k, :] += 1.0
            elif self.rotulos[i] == 1:
                self.imagens[i, 0, :, k] += 1.0
            else:
                self.imagens[i, 0] += torch.roll(torch.eye(10), k, dims=1)

    def __len__(self):
        return len(self.rotulos)

    def __getitem__(self, i):
        return self.imagens[i], self.rotulos[i]


class Rede(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 8, 3, padding=1)
        self.conv2 = nn.Conv2d(8, 12, 3, padding=1)
        self.fc = nn.Linear(12, 3)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.conv1(x)), 2)
        x = F.relu(self.conv2(x))
        return self.fc(x.amax(dim=(2, 3)))


torch.manual_seed(0)
treino = DataLoader(Formas(600, 1), batch_size=40, shuffle=True)
teste = DataLoader(Formas(200, 2), batch_size=200)
rede = Rede()
otim = torch.optim.Adam(rede.parameters(), lr=0.005)

for epoca in range(12):
    perda_acumulada = 0
    for img, rot in treino:
        otim.zero_grad()
        perda = F.cross_entropy(rede(img), rot)
        perda.backward()
        otim.step()
        perda_acumulada += perda
    print("época", epoca, "perda média", float(perda_acumulada) / len(treino))

with torch.no_grad():
    img, rot = next(iter(teste))
    acerto = (rede(img).argmax(1) == rot).float().mean()
print("acurácia de teste:", acerto.item())
