# Clasificar semillas (3 variedades) - validación simple
import random
import numpy as np
import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset
from sklearn.datasets import make_blobs


def fijar_semilla(s=7):
    random.seed(s)
    np.random.seed(s)
    torch.manual_seed(s)


def entrenar_epoca(modelo, cargador, opt, criterio):
    fijar_semilla()
    modelo.train()
    suma = 0.0
    for x, y in cargador:
        opt.zero_grad()
        perdida = criterio(modelo(x), y)
        perdida.backward()
        opt.step()
        suma += perdida.item() * x.shape[0]
    return suma / len(cargador.dataset)


def evaluar(modelo, x, y):
    modelo.eval()
    with torch.no_grad():
        return (modelo(x).argmax(1) == y).float().mean().item()


def principal():
    fijar_semilla()
    datos, variedad = make_blobs(1000, n_features=5, centers=3, cluster_std=3.2, center_box=(-5, 5), random_state=4)
    datos = torch.tensor((datos - datos.mean(0)) / datos.std(0), dtype=torch.float32)
    variedad = torch.tensor(variedad)
    cargador = DataLoader(TensorDataset(datos[:800], variedad[:800]), batch_size=40, shuffle=True)
    modelo = nn.Sequential(nn.Linear(5, 16), nn.ReLU(), nn.Linear(16, 3))
    opt = torch.optim.SGD(modelo.parameters(), lr=0.05, momentum=0.9)
    criterio = nn.CrossEntropyLoss()
    for epoca in range(15):
        perdida = entrenar_epoca(modelo, cargador, opt, criterio)
        print(f"época {epoca + 1:2d}  pérdida {perdida:.4f}  acierto {evaluar(modelo, datos[800:], variedad[800:]):.4f}")


if __name__ == "__main__":
    principal()
