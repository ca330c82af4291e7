import numpy as np
import torch
from sklearn.datasets import load_breast_cancer
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler


def cargar(semilla):
    X, y = load_breast_cancer(return_X_y=True)
    Xa, Xb, ya, yb = train_test_split(X, y, test_size=0.25, random_state=semilla, stratify=y)
    esc = StandardScaler().fit(Xa)
    return [torch.tensor(v, dtype=torch.float32) for v in (esc.transform(Xa), esc.transform(Xb), ya, yb)]


def coste(theta, sesgo, X, y, reg):
    z = X @ theta + sesgo
    log_ver = torch.nn.functional.softplus(z) - y * z
    return log_ver.mean() + reg * (theta ** 2).sum()


def entrenar(X, y, tasa=0.5, pasos=400, reg=0.01):
    theta = torch.zeros(X.shape[1], requires_grad=True)
    sesgo = torch.zeros((), requires_grad=True)
    for k in range(pasos):
        J = coste(theta, sesgo, X, y, reg)
        J.backward()
        with torch.no_grad():
            for p in (theta, sesgo):
                p.grad.zero_()
                p -= tasa * p.grad
        if k % 100 == 0:
            print(k, float(J))
    return theta, sesgo


Xa, Xb, ya, yb = cargar(0)
theta, sesgo = entrenar(Xa, ya)
with torch.no_grad():
    acierto = ((Xb @ theta + sesgo > 0).float() == yb).float().mean()
    print("acierto en prueba: %.3f" % acierto)
    print("coste en prueba:", coste(theta, sesgo, Xb, yb, 0.0).item())
