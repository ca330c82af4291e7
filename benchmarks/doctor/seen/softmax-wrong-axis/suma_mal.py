# normalizar: ¿por filas o por columnas?
import torch

torch.manual_seed(4)
x = torch.randn(150, 3)
y = x.argmax(dim=1)

def softmax(z):
    exps = torch.exp(z)
    return exps / exps.sum(dim=0)

W = torch.zeros(3, 3, requires_grad=True)
b = torch.zeros(3, requires_grad=True)
filas = torch.arange(150)
for epoca in range(300):
    p = softmax(x @ W + b)
    perdida = -torch.log(p[filas, y]).mean()
    W.grad, b.grad = None, None
    perdida.backward()
    with torch.no_grad():
        W -= 0.5 * W.grad
        b -= 0.5 * b.grad
print("pérdida", perdida.item())
