"""Tarea 3: perceptrón multicapa sin nn.Module."""
import torch
from sklearn.datasets import make_moons
from sklearn.model_selection import train_test_split

torch.manual_seed(30)
X, y = make_moons(n_samples=800, noise=0.1, random_state=30)
X = (X - X.mean(0)) / X.std(0)
Xe, Xp, ye, yp = train_test_split(X, y, test_size=0.25, random_state=30)
Xe, Xp = torch.tensor(Xe).float(), torch.tensor(Xp).float()
ye, yp = torch.tensor(ye).float().reshape(-1, 1), torch.tensor(yp).float().reshape(-1, 1)

p = {
    'W1': torch.full((2, 20), 0.5),
    'b1': torch.zeros(20),
    'W2': torch.full((20, 1), 0.1),
    'b2': torch.zeros(1),
}
for v in p.values():
    v.requires_grad_()


def adelante(x):
    h = torch.tanh(x @ p['W1'] + p['b1'])
    return torch.sigmoid(h @ p['W2'] + p['b2'])


for it in range(500):
    yh = adelante(Xe)
    J = torch.nn.functional.binary_cross_entropy(yh, ye)
    grads = torch.autograd.grad(J, list(p.values()))
    with torch.no_grad():
        for v, g in zip(p.values(), grads):
            v.sub_(1.0 * g)
    if it % 100 == 0:
        print('J =', J.item())

precision = ((adelante(Xp) > .5) == (yp > .5)).float().mean().item()
print('precision en prueba =', precision)
