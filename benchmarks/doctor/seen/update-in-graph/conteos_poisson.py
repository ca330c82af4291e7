# Regresion de Poisson: numero de bicicletas alquiladas por hora
import torch

torch.manual_seed(5)
n = 500
temp = torch.randn(n)
lluvia = torch.randn(n)
hora = torch.randn(n)
X = torch.stack((temp, lluvia, hora), dim=1)
tasa = torch.exp(1.0 + 0.7 * temp - 0.6 * lluvia + 0.3 * hora)
y = torch.poisson(tasa)

params = {
    "w": torch.zeros(3, requires_grad=True),
    "b": torch.zeros(1, requires_grad=True),
}


def modelo(X, p):
    return X @ p["w"] + p["b"]


def nll(logtasa, y):
    return (torch.exp(logtasa) - y * logtasa + torch.lgamma(y + 1)).mean()


lr = 0.05
for paso in range(400):
    loss = nll(modelo(X, params), y)
    loss.backward()
    for nombre, p in params.items():
        p -= lr * p.grad
        p.grad = None
    if paso % 100 == 0:
        print(paso, round(loss.item(), 4))

print({k: [round(v, 3) for v in p.tolist()] for k, p in params.items()})
print("nll", nll(modelo(X, params), y).item())
