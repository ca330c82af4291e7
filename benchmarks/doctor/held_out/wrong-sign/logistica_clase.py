import numpy as np
import torch
from sklearn.datasets import load_breast_cancer
from sklearn.model_selection import train_test_split


class RegresionLogistica:
    def __init__(self, n_rasgos, tasa=0.5, semilla=0):
        g = torch.Generator().manual_seed(semilla)
        self.theta = (0.01 * torch.randn(n_rasgos, generator=g)).requires_grad_(True)
        self.sesgo = torch.zeros(1, requires_grad=True)
        self.tasa = tasa
        self.historial = []

    def logits(self, X):
        return X @ self.theta + self.sesgo

    def coste(self, X, y):
        return torch.nn.functional.binary_cross_entropy_with_logits(self.logits(X), y)

    def ajustar(self, X, y, vueltas=200):
        for v in range(vueltas):
            c = self.coste(X, y)
            g_theta, g_sesgo = torch.autograd.grad(c, [self.theta, self.sesgo])
            with torch.no_grad():
                self.theta += self.tasa * g_theta
                self.sesgo += self.tasa * g_sesgo
            self.historial.append(c.item())
        return self


datos = load_breast_cancer()
columnas = [0, 1, 4, 5, 8, 9, 15, 17, 21, 24, 27, 28]
Xa, Xb, ya, yb = train_test_split(datos.data[:, columnas], datos.target, test_size=0.3, random_state=4, stratify=datos.target)
media, desv = Xa.mean(0), Xa.std(0)
Xa = torch.tensor((Xa - media) / desv, dtype=torch.float32)
Xb = torch.tensor((Xb - media) / desv, dtype=torch.float32)
ya, yb = torch.tensor(ya).float(), torch.tensor(yb).float()

m = RegresionLogistica(Xa.shape[1]).ajustar(Xa, ya)
for i in range(0, 200, 40):
    print(i, round(m.historial[i], 4))
with torch.no_grad():
    print("aciertos en prueba", ((m.logits(Xb) > 0) == (yb > 0)).float().mean().item())
    print("coste en prueba", m.coste(Xb, yb).item())
