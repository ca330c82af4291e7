# Tarea 2: regresión logística multiclase desde cero, con una clase propia
import numpy as np
import torch
from sklearn.datasets import make_blobs

torch.manual_seed(3)
datos, etiquetas = make_blobs(n_samples=600, centers=[[-2, 0], [2, 0.5], [0, 2.5]], cluster_std=0.8, random_state=5)
datos = (datos - datos.mean(0)) / datos.std(0)
X = torch.tensor(datos, dtype=torch.float32)
y = torch.tensor(etiquetas)
X_ent, y_ent, X_pru, y_pru = X[:450], y[:450], X[450:], y[450:]


class RegresionSoftmax:
    def __init__(self, n_entradas, n_clases, tasa=0.5):
        self.W = torch.randn(n_entradas, n_clases) * 0.1
        self.b = torch.zeros(n_clases)
        self.W.requires_grad_()
        self.b.requires_grad_()
        self.tasa = tasa

    def puntajes(self, X):
        return X @ self.W + self.b

    def perdida(self, X, y):
        s = self.puntajes(X)
        return (torch.logsumexp(s, dim=1) - s[torch.arange(len(y)), y]).mean()

    def ajustar(self, X, y, pasos=150):
        for paso in range(pasos):
            J = self.perdida(X, y)
            J.backward()
            with torch.no_grad():
                self.W = self.W - self.tasa * self.W.grad
                self.b = self.b - self.tasa * self.b.grad
            if self.W.grad is not None:
                self.W.grad.zero_()
                self.b.grad.zero_()
            if paso % 30 == 0:
                print("paso", paso, "costo", round(J.item(), 4))
        return self

    def exactitud(self, X, y):
        return (self.puntajes(X).argmax(1) == y).float().mean().item()


modelo = RegresionSoftmax(2, 3).ajustar(X_ent, y_ent)
print("exactitud entrenamiento:", modelo.exactitud(X_ent, y_ent))
print("exactitud prueba:", modelo.exactitud(X_pru, y_pru))
