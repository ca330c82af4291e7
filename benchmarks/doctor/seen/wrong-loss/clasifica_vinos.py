import torch
from torch import nn
from torch.utils.data import TensorDataset, DataLoader
from sklearn.datasets import load_wine
from sklearn.preprocessing import StandardScaler
from sklearn.model_selection import train_test_split

torch.manual_seed(14)

datos = load_wine()
Xa, Xb, ya, yb = train_test_split(datos.data, datos.target, test_size=50, random_state=14, stratify=datos.target)
esc = StandardScaler().fit(Xa)
Xa = torch.tensor(esc.transform(Xa), dtype=torch.float32)
Xb = torch.tensor(esc.transform(Xb), dtype=torch.float32)
ya, yb = torch.tensor(ya), torch.tensor(yb)

cargador = DataLoader(TensorDataset(Xa, ya), batch_size=16, shuffle=True)
modelo = nn.Sequential(nn.Linear(13, 8), nn.ReLU(), nn.Linear(8, 3))
optim = torch.optim.SGD(modelo.parameters(), lr=0.05, momentum=0.9, weight_decay=3e-3)
criterio = nn.MSELoss()


def una_epoca():
    suma = 0.0
    for xb, tb in cargador:
        salida = modelo(xb)
        objetivo = nn.functional.one_hot(tb, 3).float()
        costo = criterio(salida, objetivo)
        optim.zero_grad()
        costo.backward()
        optim.step()
        suma += costo.item() * len(xb)
    return suma / len(Xa)


for e in range(40):
    c = una_epoca()
    if e % 8 == 0:
        print(f"época {e}: {c:.4f}")

modelo.eval()
with torch.no_grad():
    salida = modelo(Xb)
    print("exactitud", (salida.argmax(1) == yb).float().mean().item())
    print("log-loss de prueba", nn.functional.cross_entropy(salida, yb).item())
