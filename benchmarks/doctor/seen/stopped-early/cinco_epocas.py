# Clasificación de dígitos con una convolucional pequeña
import torch
import torch.nn as nn
from torch.utils.data import TensorDataset, DataLoader
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

torch.manual_seed(1)
EPOCAS = 1
d = load_digits()
A, B, a, b = train_test_split(d.images, d.target, test_size=0.3, random_state=1)
A = torch.tensor(A / 8 - 1, dtype=torch.float32).unsqueeze(1)
B = torch.tensor(B / 8 - 1, dtype=torch.float32).unsqueeze(1)
a, b = torch.tensor(a), torch.tensor(b)
cargador = DataLoader(TensorDataset(A, a), batch_size=64, shuffle=True)


class Conv(nn.Module):
    def __init__(self):
        super().__init__()
        self.c1 = nn.Conv2d(1, 8, 3, padding=1)
        self.c2 = nn.Conv2d(8, 16, 3, padding=1)
        self.fc = nn.Linear(16 * 4, 10)

    def forward(self, x):
        x = nn.functional.max_pool2d(torch.relu(self.c1(x)), 2)
        x = nn.functional.max_pool2d(torch.relu(self.c2(x)), 2)
        return self.fc(x.flatten(1))


red = Conv()
opt = torch.optim.Adam(red.parameters(), lr=0.01)
for epoca in range(EPOCAS):
    suma = 0.0
    for x, y in cargador:
        opt.zero_grad()
        perdida = nn.functional.cross_entropy(red(x), y)
        perdida.backward()
        opt.step()
        suma += perdida.item()
    print("época", epoca + 1, "pérdida", suma / len(cargador))
red.eval()
with torch.no_grad():
    print("exactitud", (red(B).argmax(1) == b).float().mean().item())
