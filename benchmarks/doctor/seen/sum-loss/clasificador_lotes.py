import torch
import torch.nn as nn
from sklearn.datasets import make_moons
from sklearn.model_selection import train_test_split
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(17)

X, y = make_moons(n_samples=2000, noise=0.2, random_state=17)
X = (X - X.mean(axis=0)) / X.std(axis=0)
X1, X2, y1, y2 = train_test_split(X, y, test_size=0.2, random_state=17)
X1, X2 = torch.tensor(X1).float(), torch.tensor(X2).float()
y1, y2 = torch.tensor(y1), torch.tensor(y2)

modelo = nn.Sequential(nn.Linear(2, 16), nn.Tanh(), nn.Linear(16, 16), nn.Tanh(), nn.Linear(16, 2))
criterio = nn.CrossEntropyLoss(reduction="sum")
optim = torch.optim.SGD(modelo.parameters(), lr=0.1, momentum=0.9)
entreno = DataLoader(TensorDataset(X1, y1), batch_size=64, shuffle=True)

for epoca in range(40):
    for xb, yb in entreno:
        optim.zero_grad()
        perdida = criterio(modelo(xb), yb)
        perdida.backward()
        optim.step()
    if epoca % 6 == 5:
        with torch.no_grad():
            sal = modelo(X2)
            print(f"época {epoca + 1}  exactitud {(sal.argmax(1) == y2).float().mean():.3f}")

with torch.no_grad():
    print("pérdida media en prueba:", nn.functional.cross_entropy(modelo(X2), y2).item())
