import torch

torch.manual_seed(31)
N, D, C = 600, 4, 6
centros = torch.randn(C, D) * 1.6
clase = torch.arange(N) % C
X = centros[clase] + 0.8 * torch.randn(N, D)
X = (X - X.mean(0)) / X.std(0)

tamanos = [D, 32, C]
pesos = []
for m, k in zip(tamanos, tamanos[1:]):
    pesos.append((torch.randn(m, k) * (1.0 / m) ** 0.5).requires_grad_())
    pesos.append(torch.zeros(k, requires_grad=True))


def propagar(x):
    for W, b in zip(pesos[0::2], pesos[1::2]):
        x = torch.tanh(x @ W + b)
    return x


optim = torch.optim.Adam(pesos, lr=0.01)
fn = torch.nn.CrossEntropyLoss()
for i in range(400):
    optim.zero_grad()
    err = fn(propagar(X), clase)
    err.backward()
    optim.step()
    if i % 80 == 0:
        print(f"{i:4d} {err.item():.4f}")
print("entropia cruzada:", err.item())
