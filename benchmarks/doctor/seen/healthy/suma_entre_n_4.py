import torch


def entrenar(grado, x, y, pasos=400, lr=0.3):
    base = torch.cat([torch.cos(torch.arange(1, grado + 1) * x), torch.sin(torch.arange(1, grado + 1) * x)], 1)
    coef = torch.zeros(2 * grado, 1, requires_grad=True)
    c0 = torch.zeros(1, requires_grad=True)
    for k in range(pasos):
        residuo = base @ coef + c0 - y
        perdida = residuo.pow(2).sum() / (2 * len(y))
        perdida.backward()
        with torch.no_grad():
            coef -= lr * coef.grad
            c0 -= lr * c0.grad
        coef.grad.zero_()
        c0.grad.zero_()
    return perdida.item()


torch.manual_seed(226)
x = (torch.rand(400, 1) * 2 - 1) * torch.pi
y = 0.4 + 1.2 * torch.sin(x) - 0.7 * torch.cos(2 * x) + 0.3 * torch.sin(3 * x) + 0.1 * torch.randn(400, 1)
for grado in (3, 4, 5):
    print("grado", grado, "media del error", entrenar(grado, x, y))
