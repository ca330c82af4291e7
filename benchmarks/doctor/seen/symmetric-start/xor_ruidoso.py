# XOR con ruido. Red 2-8-2. Método funcional.
from functools import partial
import torch
from torch.nn.functional import cross_entropy

torch.manual_seed(1)

esquinas = torch.tensor([[-1., -1.], [-1., 1.], [1., -1.], [1., 1.]])
q = torch.randint(0, 4, (400,))
X = esquinas[q] + 0.25 * torch.randn(400, 2)
t = ((q == 1) | (q == 2)).long()

params = {
    "W1": torch.full((2, 8), 0.5),
    "b1": torch.zeros(8),
    "W2": torch.full((8, 2), 0.5),
    "b2": torch.zeros(2),
}
for p in params.values():
    p.requires_grad_()

def forward(p, x):
    return torch.tanh(x @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"]

def update(p, lr):
    with torch.no_grad():
        for k in p:
            p[k] -= lr * p[k].grad
            p[k].grad = None

step = partial(update, params, 0.5)
for epoch in range(800):
    E = cross_entropy(forward(params, X), t)
    E.backward()
    step()
    if epoch % 100 == 0:
        print(epoch, E.item())

acc = (forward(params, X).argmax(1) == t).float().mean()
print("exactitud", acc.item())
