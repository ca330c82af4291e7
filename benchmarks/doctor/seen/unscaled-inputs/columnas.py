# Vinos: estandarizar columna a columna y entrenar
import torch
from torch import nn
from torch.utils.data import Dataset, DataLoader
from sklearn.datasets import load_wine


class Vinos(Dataset):
    NUMERICAS = ["alcohol", "malic_acid", "ash", "alcalinity_of_ash", "total_phenols", "flavanoids",
                 "nonflavanoid_phenols", "proanthocyanins", "color_intensity", "hue",
                 "od280/od315_of_diluted_wines"]

    def __init__(self, filas, tabla=load_wine()):
        X = tabla.data.copy()
        for nombre in self.NUMERICAS:
            j = tabla.feature_names.index(nombre)
            X[:, j] = (X[:, j] - X[:, j].mean()) / X[:, j].std()
        self.X = torch.tensor(X[filas], dtype=torch.float32)
        self.y = torch.tensor(tabla.target[filas])

    def __len__(self):
        return len(self.y)

    def __getitem__(self, i):
        return self.X[i], self.y[i]


torch.manual_seed(4)
mezcla = torch.randperm(178).numpy()
entreno, prueba = Vinos(mezcla[:140]), Vinos(mezcla[140:])
lector = DataLoader(entreno, batch_size=20, shuffle=True)
red = nn.Sequential(nn.Linear(13, 12), nn.Tanh(), nn.Linear(12, 3))
opt = torch.optim.SGD(red.parameters(), lr=0.05, momentum=0.5)
ce = nn.CrossEntropyLoss()
for epoca in range(30):
    for x, y in lector:
        opt.zero_grad()
        perdida = ce(red(x), y)
        perdida.backward()
        opt.step()
    if epoca % 6 == 0:
        print(epoca, perdida.item())
with torch.no_grad():
    print("perdida en prueba", ce(red(prueba.X), prueba.y).item())
