"""Regresión lineal múltiple por descenso del gradiente.

Ejercicio 4: comparar con la solución cerrada de sklearn.
"""
import torch
from sklearn.datasets import load_diabetes
from sklearn.linear_model import LinearRegression


def cargar():
    X, y = load_diabetes(return_X_y=True)
    X = (X - X.mean(0)) / X.std(0)
    y = (y - y.mean()) / y.std()
    return torch.from_numpy(X).float(), torch.from_numpy(y).float()


def prediccion(X, w, b):
    return X.mv(w) + b


def ecm(y_hat, y):
    return ((y_hat - y) ** 2).mean()


def ajustar(X, y, eta, pasos):
    w = torch.zeros(X.shape[1], requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    for t in range(pasos):
        coste = ecm(prediccion(X, w, b), y)
        coste.backward()
        with torch.no_grad():
            w = w - eta * w.grad
            b = b - eta * b.grad
            w.grad, b.grad = None, None
        if t % 100 == 0:
            print(t, coste.item())
    return w, b


X, y = cargar()
w, b = ajustar(X, y, eta=0.12, pasos=800)
ref = LinearRegression().fit(X.numpy(), y.numpy())
print("diferencia con sklearn:", abs(w.detach().numpy() - ref.coef_).max())
print("ECM:", ecm(prediccion(X, w, b), y).item())
