# Práctica 2 - Redes neuronales. Clasificación de vinos con una capa oculta
# (sin nn.Module, todo con tensores)
import numpy as np
import torch
from sklearn.datasets import load_wine
from sklearn.preprocessing import StandardScaler

rng = np.random.RandomState(3)
torch.manual_seed(3)

datos = load_wine()
X = torch.tensor(StandardScaler().fit_transform(datos.data), dtype=torch.float32)
y = torch.tensor(datos.target)

n_entrada, n_oculta, n_salida = X.shape[1], 20, 3

# inicialización de Glorot con numpy
lim1 = np.sqrt(6 / (n_entrada + n_oculta))
lim2 = np.sqrt(6 / (n_oculta + n_salida))
W1 = torch.tensor(rng.uniform(-lim1, lim1, (n_entrada, n_oculta)), requires_grad=True).float()
b1 = torch.zeros(n_oculta, requires_grad=True)
W2 = torch.tensor(rng.uniform(-lim2, lim2, (n_oculta, n_salida)), requires_grad=True).float()
b2 = torch.zeros(n_salida, requires_grad=True)
parametros = [W1, b1, W2, b2]

tasa = 0.3
for epoca in range(400):
    h = torch.tanh(X @ W1 + b1)
    z = h @ W2 + b2
    log_p = z - torch.logsumexp(z, dim=1, keepdim=True)
    perdida = -log_p[torch.arange(len(y)), y].mean()
    perdida.backward()
    with torch.no_grad():
        for p in parametros:
            p -= tasa * p.grad
            p.grad.zero_()
    if epoca % 50 == 0:
        print(f"época {epoca:3d}  pérdida {perdida.item():.4f}")

print("aciertos:", (z.argmax(1) == y).float().mean().item())
print("pérdida final:", perdida.item())
