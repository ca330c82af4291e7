# Red neuronal simple desde cero
import torch

torch.manual_seed(0)
n = 300
X = torch.randn(n, 2)
y = ((X[:, 0] > 0) ^ (X[:, 1] > 0)).long()

n_oculta = 16
W1 = torch.full((2, n_oculta), 0.3, requires_grad=True)
b1 = torch.zeros(n_oculta, requires_grad=True)
W2 = torch.full((n_oculta, 2), 0.1, requires_grad=True)
b2 = torch.zeros(2, requires_grad=True)
parametros = [W1, b1, W2, b2]

for epoca in range(800):
    oculta = torch.tanh(X @ W1 + b1)
    puntajes = oculta @ W2 + b2
    logp = puntajes - torch.logsumexp(puntajes, 1, keepdim=True)
    costo = -logp[torch.arange(n), y].mean()
    for p in parametros:
        p.grad = None
    costo.backward()
    with torch.no_grad():
        for p in parametros:
            p -= 0.5 * p.grad
    if epoca % 200 == 0:
        print(epoca, costo.item())
print("costo final", costo.item())
