# Perceptron multicapa para las dos lunas - pesos y sesgos manejados por una clase
import torch
from sklearn.datasets import make_moons


class PMC:
    def __init__(self, tamanos):
        self.capas = []
        for a, b in zip(tamanos[:-1], tamanos[1:]):
            W = torch.full((a, b), 0.1)
            s = torch.zeros(b)
            self.capas.append((W.requires_grad_(), s.requires_grad_()))

    def __call__(self, x):
        *ocultas, ultima = self.capas
        for W, s in ocultas:
            x = torch.tanh(torch.matmul(x, W) + s)
        return torch.matmul(x, ultima[0]) + ultima[1]

    def todos(self):
        return [t for capa in self.capas for t in capa]


torch.manual_seed(0)
X, y = make_moons(700, noise=0.1, random_state=1)
X = (X - X.mean(0)) / X.std(0)
X, y = torch.tensor(X).float(), torch.tensor(y)
red = PMC([2, 12, 2])
lr = 0.5
for i in range(800):
    perdida = torch.nn.functional.cross_entropy(red(X[:500]), y[:500])
    grad = torch.autograd.grad(perdida, red.todos())
    for p, g in zip(red.todos(), grad):
        p.data -= lr * g
    if i % 200 == 0:
        print('ciclo', i, 'perdida', perdida.item())
print('exactitud', (red(X[500:]).argmax(1) == y[500:]).float().mean().item())
