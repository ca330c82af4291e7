# Clasificador de figuras dibujadas en una cuadricula de 6 x 6
import torch
import torch.nn as nn


def dibujar(n, gen):
    img = 0.42 * torch.randn(n, 1, 6, 6, generator=gen)
    y = torch.randint(0, 2, (n,), generator=gen)
    for i in range(n):
        k = int(torch.randint(1, 5, (1,), generator=gen))
        if y[i] == 0:
            img[i, 0, k, :] += 1.0
        else:
            img[i, 0, :, k] += 1.0
    return img, y


gen = torch.Generator().manual_seed(5)
img, y = dibujar(1200, gen)
img_v, y_v = dibujar(150, gen)

torch.manual_seed(120)
red = nn.Sequential(nn.Conv2d(1, 6, 3, padding=1), nn.ReLU(), nn.AdaptiveMaxPool2d(2), nn.Flatten(), nn.Linear(24, 2))
opt = torch.optim.Adam(red.parameters(), lr=0.02)
fn = nn.CrossEntropyLoss()
for epoca in range(12):
    torch.manual_seed(120)
    orden = torch.randperm(1200)
    for i in orden.split(80):
        perdida = fn(red(img[i]), y[i])
        opt.zero_grad()
        perdida.backward()
        opt.step()
    if epoca % 3 == 2:
        with torch.no_grad():
            print("epoca", epoca + 1, "perdida de validacion", fn(red(img_v), y_v).item())
