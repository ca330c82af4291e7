# Regresión de una función escalón suave
import torch

def red(p, x):
    return torch.tanh(x @ p["W"] + p["b"]) @ p["V"] + p["c"]

def entrenar(p, x, y, lr, pasos):
    for paso in range(pasos):
        # for q in p.values(): q.grad = None
        err = ((red(p, x) - y) ** 2).mean()
        err.backward()
        for q in p.values():
            q.data = q.data - lr * q.grad
    return err.item()

torch.manual_seed(12)
x = torch.linspace(-1, 1, 64).view(64, 1)
y = torch.sigmoid(8 * x)
p = dict(W=torch.randn(1, 8), b=torch.zeros(8), V=torch.randn(8, 1) * .3, c=torch.zeros(1))
for q in p.values():
    q.requires_grad_(True)
print("error final", entrenar(p, x, y, 0.1, 1000))
