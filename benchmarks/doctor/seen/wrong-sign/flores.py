# Practica: clasificador softmax con tensores
import torch
import torch.nn.functional as F
from sklearn.datasets import make_classification
from sklearn.preprocessing import scale

X, y = make_classification(n_samples=600, n_features=6, n_informative=6, n_redundant=0, n_classes=3,
                           n_clusters_per_class=1, class_sep=2.5, flip_y=0, random_state=8)
X = torch.tensor(scale(X)).float()
y = torch.tensor(y)
Xe, ye, Xp, yp = X[:450], y[:450], X[450:], y[450:]

torch.manual_seed(8)
W = (0.01 * torch.randn(6, 3)).requires_grad_()
b = torch.zeros(3, requires_grad=True)

eta = 0.5
for k in range(300):
    costo = F.cross_entropy(Xe @ W + b, ye)
    dW, db = torch.autograd.grad(costo, (W, b))
    with torch.no_grad():
        W += eta * dW
        b += eta * db
    if k % 50 == 0:
        print(f'iteracion {k}: costo = {costo:.4f}')

pred = (Xp @ W + b).argmax(dim=1)
print('aciertos', (pred == yp).float().mean().item())
