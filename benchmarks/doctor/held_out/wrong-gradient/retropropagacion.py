# Retropropagación sin autograd, tal como la vimos en la pizarra
import torch

torch.set_grad_enabled(False)
torch.manual_seed(38)


class RedManual:
    def __init__(self, d, h, k):
        self.W1 = torch.randn(d, h) * (1.5 / d ** 0.5)
        self.b1 = torch.zeros(h)
        self.W2 = torch.randn(h, k) * (1.0 / h ** 0.5)
        self.b2 = torch.zeros(k)

    def adelante(self, X):
        self.X = X
        self.z1 = X @ self.W1 + self.b1
        self.a1 = torch.tanh(self.z1)
        z2 = self.a1 @ self.W2 + self.b2
        z2 = z2 - z2.max(dim=1, keepdim=True).values
        self.p = z2.exp() / z2.exp().sum(dim=1, keepdim=True)
        return self.p

    def perdida(self, y):
        return -torch.log(self.p[torch.arange(len(y)), y] + 1e-9).mean()

    def atras(self, y, tasa):
        n = len(y)
        d2 = self.p.clone()
        d2[torch.arange(n), y] -= 1
        d2 /= n
        dW2 = self.a1.T @ d2
        db2 = d2.sum(0)
        d1 = (d2 @ self.W2.T) * self.a1 * (1 - self.a1)
        dW1 = self.X.T @ d1
        db1 = d1.sum(0)
        self.W1 -= tasa * dW1
        self.b1 -= tasa * db1
        self.W2 -= tasa * dW2
        self.b2 -= tasa * db2


n = 500
X = torch.randn(n, 2)
y = (X[:, 0] * X[:, 1] > 0).long()
red = RedManual(2, 20, 2)
for paso in range(1500):
    red.adelante(X)
    red.atras(y, tasa=0.5)
    if paso % 250 == 0:
        print(paso, round(red.perdida(y).item(), 4))
red.adelante(X)
print("pérdida final", red.perdida(y).item())
