import numpy as np
import torch

# precio de un piso según superficie, habitaciones y distancia (ya normalizados)
rng = np.random.default_rng(5)
X = rng.normal(size=(200, 3)).astype("float32")
precio = X @ np.array([1.5, 0.7, -0.9], dtype="float32") + 0.3 + 0.1 * rng.normal(size=200).astype("float32")
X, precio = torch.from_numpy(X), torch.from_numpy(precio.astype("float32"))

w = torch.zeros(3, requires_grad=True)
b = torch.zeros(1, requires_grad=True)
lr = 0.1

for epoca in range(120):
    pred = X @ w + b
    coste = torch.mean((pred - precio) ** 2)
    coste.backward()
    with torch.no_grad():
        w = w - lr * w.grad
        b = b - lr * b.grad
    if epoca % 20 == 0:
        print(epoca, coste.item())
print("coste", coste.item())
