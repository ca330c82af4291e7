# Red de una capa oculta para separar dos medias lunas, sin nn.Module
import torch
from sklearn.datasets import make_moons

torch.manual_seed(3)
datos, etiquetas = make_moons(400, noise=0.3, random_state=3)
X = torch.tensor((datos - datos.mean(0)) / datos.std(0), dtype=torch.float32)
y = torch.tensor(etiquetas, dtype=torch.float32).view(-1, 1)

ocultas = 10
W1 = torch.randn(2, ocultas, requires_grad=True) / 2 ** 0.5
b1 = torch.zeros(ocultas, requires_grad=True)
W2 = torch.randn(ocultas, 1, requires_grad=True)
b2 = torch.zeros(1, requires_grad=True)
with torch.no_grad():
    W2 /= ocultas ** 0.5

tasa = 1.5
for paso in range(1500):
    h = torch.tanh(X @ W1 + b1)
    z = h @ W2 + b2
    perdida = torch.nn.functional.binary_cross_entropy_with_logits(z, y)
    perdida.backward()
    with torch.no_grad():
        for p in (W1, b1, W2, b2):
            p -= tasa * p.grad
            p.grad = None
    if paso % 300 == 0:
        print(paso, perdida.item())

print("perdida final", perdida.item())
