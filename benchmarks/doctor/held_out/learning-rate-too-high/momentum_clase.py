# Ejercicio de clase: descenso con momento implementado como clase propia
import torch
from sklearn.datasets import make_regression

X, y, _ = make_regression(n_samples=600, n_features=8, n_informative=8, noise=5.0, coef=True, random_state=17)
X = torch.tensor((X - X.mean(0)) / X.std(0), dtype=torch.float32)
y = torch.tensor((y - y.mean()) / y.std(), dtype=torch.float32)[:, None]


class Momento:
    def __init__(self, parametros, lr, beta):
        self.parametros = list(parametros)
        self.lr, self.beta = lr, beta
        self.v = [torch.zeros_like(p) for p in self.parametros]

    @torch.no_grad()
    def paso(self):
        for p, v in zip(self.parametros, self.v):
            v.mul_(self.beta).add_(p.grad)
            p.sub_(self.lr * v)

    def limpiar(self):
        for p in self.parametros:
            p.grad = None


torch.manual_seed(17)
capa1 = torch.nn.Linear(8, 20)
capa2 = torch.nn.Linear(20, 1)
parametros = [*capa1.parameters(), *capa2.parameters()]
opt = Momento(parametros, lr=1.5, beta=0.8)

for paso in range(250):
    filas = torch.randint(0, 480, (80,))
    salida = capa2(torch.nn.functional.softplus(capa1(X[filas])))
    perdida = torch.nn.functional.mse_loss(salida, y[filas])
    opt.limpiar()
    perdida.backward()
    opt.paso()
    if paso % 50 == 0:
        print('paso', paso, 'perdida', perdida.item())

with torch.no_grad():
    salida = capa2(torch.nn.functional.softplus(capa1(X[480:])))
    print('mse de prueba', torch.nn.functional.mse_loss(salida, y[480:]).item())
