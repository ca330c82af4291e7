import numpy as np
import torch
from torch import nn

# Precio de alquileres en la ciudad: superficie, distancia al centro, piso, antiguedad
rs = np.random.RandomState(33)
n = 700
superficie = rs.normal(75, 20, n)
distancia = rs.gamma(3, 1.2, n)
piso = rs.uniform(0, 10, n)
antiguedad = rs.uniform(0, 50, n)
precio = 9 * superficie - 60 * distancia + 12 * piso - 4 * antiguedad + rs.normal(0, 30, n)

datos = np.stack([superficie, distancia, piso, antiguedad]).T
datos = (datos - datos.mean(0)) / datos.std(0)
precio = (precio - precio.mean()) / precio.std()

X = torch.as_tensor(datos, dtype=torch.float32)
y = torch.as_tensor(precio, dtype=torch.float32)
X_train, X_test = X[:550], X[550:]
y_train, y_test = y[:550], y[550:]

torch.manual_seed(33)
red = nn.Sequential(nn.Linear(4, 12), nn.Tanh(), nn.Linear(12, 1))
opt = torch.optim.SGD(red.parameters(), lr=0.1, momentum=0.9)


def error_cuadratico(prediccion, real):
    return ((prediccion - real) ** 2).mean()


for epoca in range(400):
    opt.zero_grad()
    prediccion = red(X_train)
    perdida = error_cuadratico(prediccion, y_train)
    perdida.backward()
    opt.step()
    if epoca % 80 == 0:
        print(epoca, perdida.item())

with torch.no_grad():
    rmse = torch.sqrt(((red(X_test).flatten() - y_test) ** 2).mean())
print('RMSE en prueba', rmse.item())
