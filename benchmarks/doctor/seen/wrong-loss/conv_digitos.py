"""CNN para los dígitos de sklearn. Asignatura: Visión por Computador."""
import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split


class CNN(nn.Module):
    def __init__(self, n_clases=10):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 12, 3, padding=1)
        self.conv2 = nn.Conv2d(12, 24, 3, padding=1)
        self.fc = nn.Linear(24 * 2 * 1, n_clases)

    def forward(self, x):
        x = F.max_pool2d(F.leaky_relu(self.conv1(x)), 2)
        x = F.max_pool2d(F.leaky_relu(self.conv2(x)), 2)
        return self.fc(x.flatten(1))


def exactitud(modelo, x, y):
    modelo.eval()
    with torch.no_grad():
        return (modelo(x).argmax(1) == y).float().mean().item()


def main():
    torch.manual_seed(17)
    d = load_digits()
    img = d.images[:, :, 1:7]  # se recortan los bordes laterales
    img = (img - img.mean()) / img.std()
    xa, xb, ya, yb = train_test_split(img, d.target, test_size=0.3, stratify=d.target, random_state=1)
    xa = torch.tensor(xa, dtype=torch.float32).unsqueeze(1)
    xb = torch.tensor(xb, dtype=torch.float32).unsqueeze(1)
    ya, yb = torch.tensor(ya), torch.tensor(yb)

    modelo = CNN()
    opt = torch.optim.SGD(modelo.parameters(), lr=0.1)
    perdida = nn.MSELoss()
    for epoca in range(20):
        modelo.train()
        for idx in torch.randperm(len(xa)).split(64):
            salida = modelo(xa[idx])
            objetivo = F.one_hot(ya[idx], 10).float()
            l = perdida(salida, objetivo)
            opt.zero_grad()
            l.backward()
            opt.step()
        if epoca % 3 == 0:
            print(f"época {epoca:2d}  pérdida {l.item():.4f}  test {exactitud(modelo, xb, yb):.3f}")
    print("exactitud en test:", exactitud(modelo, xb, yb))


main()
