import torch

torch.manual_seed(99)
K, POR_CLASE, DIM = 4, 100, 3
centros = torch.tensor([[1.6, 0., 0.], [0., 1.6, 0.], [0., 0., 1.6], [-1.1, -1.1, -1.1]])
x = torch.cat([centros[k] + 0.7 * torch.randn(POR_CLASE, DIM) for k in range(K)])
y = torch.cat([torch.full((POR_CLASE,), k) for k in range(K)])

W1 = (torch.randn(DIM, 24) * 0.6).requires_grad_()
b1 = torch.zeros(24, requires_grad=True)
W2 = (torch.randn(24, K) * 0.3).requires_grad_()
b2 = torch.zeros(K, requires_grad=True)

lr = 0.5
lote = 25
n = len(x)
for epoca in range(40):
    orden = torch.arange(n)
    for i in range(0, n, lote):
        filas = orden[i:i + lote]
        h = torch.relu(x[filas] @ W1 + b1)
        logits = h @ W2 + b2
        perdida = torch.nn.functional.cross_entropy(logits, y[filas])
        perdida.backward()
        with torch.no_grad():
            for p in (W1, b1, W2, b2):
                p -= lr * p.grad
                p.grad = None

with torch.no_grad():
    logits = torch.relu(x @ W1 + b1) @ W2 + b2
    print("aciertos", (logits.argmax(1) == y).float().mean().item())
