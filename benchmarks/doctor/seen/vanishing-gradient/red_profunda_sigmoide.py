# Ejercicio 5: red de varias capas para reconocer la cifra (sin capas convolucionales)
import torch
import torch.nn as nn
from sklearn.datasets import load_digits
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(99)
cifras = load_digits()
imagenes = torch.tensor(cifras.images[:, :, 1:7], dtype=torch.float32).flatten(1)
imagenes = (imagenes - imagenes.mean()) / imagenes.std()
clases = torch.tensor(cifras.target)
mezcla = torch.randperm(len(imagenes))
imagenes, clases = imagenes[mezcla], clases[mezcla]
cargador = DataLoader(TensorDataset(imagenes[:1400], clases[:1400]), batch_size=35, shuffle=True)


def construir(n_capas=6, ancho=32, activacion=nn.Sigmoid):
    capas = [nn.Linear(48, ancho), activacion()]
    for _ in range(n_capas - 1):
        capas += [nn.Linear(ancho, ancho), activacion()]
    capas.append(nn.Linear(ancho, 10))
    return nn.Sequential(*capas)


red = construir()
opt = torch.optim.SGD(red.parameters(), lr=0.03, momentum=0.9)
criterio = nn.CrossEntropyLoss()
for epoca in range(15):
    suma = 0.0
    for x, t in cargador:
        opt.zero_grad()
        costo = criterio(red(x), t)
        costo.backward()
        opt.step()
        suma += costo.item()
    if epoca % 3 == 0:
        print("época", epoca, "costo medio", round(suma / len(cargador), 4))

with torch.no_grad():
    exactitud = (red(imagenes[1400:]).argmax(1) == clases[1400:]).float().mean().item()
print("exactitud de prueba", exactitud)
