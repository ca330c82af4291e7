"""Trabajo práctico: regresión softmax con tensores, tres bodegas."""
import torch

torch.manual_seed(27)


def bodegas(n):
    t = torch.arange(n) % 3
    alcohol = torch.tensor([13.0, 11.5, 12.4])[t] + 0.4 * torch.randn(n)
    color = torch.tensor([5.5, 3.0, 7.4])[t] + 0.9 * torch.randn(n)
    acidez = torch.tensor([2.0, 2.4, 3.3])[t] + 0.5 * torch.randn(n)
    X = torch.stack([alcohol, color, acidez], dim=1)
    return (X - X.mean(0)) / X.std(0), t


X, t = bodegas(900)
X = X[torch.randperm(len(X))]
t = t[torch.randperm(len(t))]
X_e, t_e = X[:700], t[:700]
X_p, t_p = X[700:], t[700:]

W = torch.zeros(3, 3, requires_grad=True)
b = torch.zeros(3, requires_grad=True)
lr = 0.3
for paso in range(400):
    logits = X_e @ W + b
    perdida = torch.nn.functional.cross_entropy(logits, t_e)
    perdida.backward()
    with torch.no_grad():
        W -= lr * W.grad
        b -= lr * b.grad
    W.grad = b.grad = None
    if paso % 80 == 0:
        print("paso", paso, "pérdida", perdida.item())
print("exactitud de prueba:", ((X_p @ W + b).argmax(1) == t_p).float().mean().item())
