# Estación meteorológica: regresión lineal de la evaporación diaria
import csv
import io
import torch

torch.manual_seed(71)
filas = ["temperatura,humedad,viento,radiacion,evaporacion"]
for _ in range(300):
    t, hu, v, r = torch.randn(4).tolist()
    e = 0.5 * t - 0.4 * hu + 0.25 * v + 0.6 * r + 0.2 * torch.randn(1).item()
    filas.append(f"{20 + 6 * t:.2f},{60 + 14 * hu:.2f},{12 + 4 * v:.2f},{500 + 150 * r:.1f},{5 + 1.3 * e:.3f}")
tabla = list(csv.DictReader(io.StringIO("\n".join(filas))))

variables = ["temperatura", "humedad", "viento", "radiacion", "temperatura"]
X = torch.tensor([[float(fila[v]) for v in variables] for fila in tabla])
y = torch.tensor([float(fila["evaporacion"]) for fila in tabla])
X = (X - X.mean(0)) / X.std(0)
y = (y - y.mean()) / y.std()

theta = torch.zeros(len(variables), requires_grad=True)
sesgo = torch.zeros(1, requires_grad=True)
for iteracion in range(250):
    residuo = X @ theta + sesgo - y
    costo = residuo.pow(2).mean() / 2
    costo.backward()
    with torch.no_grad():
        for p in [theta, sesgo]:
            p -= 0.2 * p.grad
            p.grad.zero_()
    if iteracion % 50 == 0:
        print(iteracion, costo.item())
print("theta", [round(v, 3) for v in theta.tolist()])
print("costo", costo.item())
