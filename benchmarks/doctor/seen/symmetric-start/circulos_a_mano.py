import torch
from sklearn.datasets import make_circles

X, y = make_circles(500, noise=0.16, factor=0.5, random_state=3)
X = torch.tensor(X / X.std(), dtype=torch.float32)
y = torch.tensor(y, dtype=torch.float32).reshape(-1, 1)

torch.manual_seed(3)
ocultas = 12
W1 = torch.full((2, ocultas), 0.5, requires_grad=True)
b1 = torch.zeros(ocultas, requires_grad=True)
W2 = torch.full((ocultas, 1), 0.1, requires_grad=True)
b2 = torch.zeros(1, requires_grad=True)
lr = 0.5

for t in range(1500):
    a1 = torch.tanh(X @ W1 + b1)
    p = torch.sigmoid(a1 @ W2 + b2)
    perdida = torch.nn.functional.binary_cross_entropy(p, y)
    perdida.backward()
    with torch.no_grad():
        for theta in (W1, b1, W2, b2):
            theta -= lr * theta.grad
            theta.grad.zero_()
    if t % 250 == 0:
        bien = ((p > 0.5).float() == y).float().mean().item()
        print("t = %4d   pérdida = %.4f   aciertos = %.3f" % (t, perdida.item(), bien))

print("pérdida final:", perdida.item())
