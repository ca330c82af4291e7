"""
Regresión softmax desde cero (D2L, cap. 4), con los datos de cáncer de mama
sustituidos por cuatro especies inventadas de escarabajos.
"""
import torch

torch.manual_seed(31)
ESPECIES = ["rojo", "verde", "azul", "negro"]
centros = torch.randn(4, 6) * 1.8
etiquetas = torch.arange(4).repeat(90)
rasgos = centros[etiquetas] + torch.randn(360, 6)
rasgos = (rasgos - rasgos.mean(0)) / rasgos.std(0)

W = torch.normal(0, 0.01, size=(6, 4), requires_grad=True)
b = torch.zeros(4, requires_grad=True)


def softmax(O):
    O_exp = torch.exp(O - O.max())
    particion = O_exp.sum(0, keepdim=True)
    return O_exp / particion


def net(X):
    return softmax(X @ W + b)


def cross_entropy(y_hat, y):
    return -torch.log(y_hat[range(len(y_hat)), y] + 1e-12)


def lotes(X, y, tam):
    orden = torch.randperm(len(X))
    for i in range(0, len(X), tam):
        j = orden[i:i + tam]
        yield X[j], y[j]


def sgd(params, lr):
    with torch.no_grad():
        for p in params:
            p -= lr * p.grad
            p.grad.zero_()


for epoch in range(40):
    acumulado = 0.0
    for Xb, yb in lotes(rasgos, etiquetas, 30):
        l = cross_entropy(net(Xb), yb).mean()
        l.backward()
        sgd([W, b], 0.4)
        acumulado += l.item() * len(yb)
    if epoch % 8 == 0:
        print(f"{epoch}: {acumulado / len(rasgos):.4f}")
print("pérdida:", acumulado / len(rasgos))
