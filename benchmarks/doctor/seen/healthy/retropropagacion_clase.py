# Red de dos capas con la retropropagación escrita a mano (apuntes de clase, tema 4)
import torch
from sklearn.datasets import make_moons

torch.manual_seed(20)


class RedDosCapas:
    def __init__(self, d, h, k):
        self.p = {"W1": torch.randn(h, d) / d ** 0.5, "b1": torch.zeros(h, 1),
                  "W2": torch.randn(k, h) / h ** 0.5, "b2": torch.zeros(k, 1)}

    def adelante(self, X):
        Z1 = self.p["W1"] @ X + self.p["b1"]
        A1 = 1 / (1 + torch.exp(-Z1))
        Z2 = self.p["W2"] @ A1 + self.p["b2"]
        e = torch.exp(Z2 - Z2.max(dim=0, keepdim=True).values)
        return A1, e / e.sum(dim=0, keepdim=True)

    def atras(self, X, Y, A1, A2):
        m = X.shape[1]
        dZ2 = (A2 - Y) / m
        dZ1 = (self.p["W2"].T @ dZ2) * A1 * (1 - A1)
        return {"W1": dZ1 @ X.T, "b1": dZ1.sum(1, keepdim=True),
                "W2": dZ2 @ A1.T, "b2": dZ2.sum(1, keepdim=True)}


Xn, yn = make_moons(500, noise=0.3, random_state=8)
X = torch.tensor(((Xn - Xn.mean(0)) / Xn.std(0)).T, dtype=torch.float32)  # columnas = ejemplos
Y = torch.eye(2)[torch.tensor(yn)].T

red = RedDosCapas(2, 16, 2)
alpha = 3.0
for it in range(1500):
    A1, A2 = red.adelante(X)
    coste = -(Y * torch.log(A2 + 1e-9)).sum(0).mean()
    d = red.atras(X, Y, A1, A2)
    for nombre in red.p:
        red.p[nombre] = red.p[nombre] - alpha * d[nombre]
    if it % 250 == 0:
        print("iteración", it, "coste", coste.item())
print("coste", coste.item())
