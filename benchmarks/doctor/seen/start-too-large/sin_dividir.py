# randn sin dividir por la raíz de las entradas
import torch
import torch.nn.functional as F
from sklearn.datasets import load_digits
torch.manual_seed(6)
d = load_digits()
X = torch.tensor(d.data / 16, dtype=torch.float32)
Y = torch.tensor(d.target)
ocultas = 100
W1 = (3 * torch.randn(64, ocultas)).requires_grad_()
b1 = torch.zeros(ocultas, requires_grad=True)
W2 = (3 * torch.randn(ocultas, 10)).requires_grad_()
b2 = torch.zeros(10, requires_grad=True)
for epoca in range(12):
    for lote in torch.randperm(len(X)).split(60):
        perdida = F.cross_entropy(torch.tanh(X[lote] @ W1 + b1) @ W2 + b2, Y[lote])
        g = torch.autograd.grad(perdida, (W1, b1, W2, b2))
        with torch.no_grad():
            for p, dp in zip((W1, b1, W2, b2), g):
                p -= 0.2 * dp
print(F.cross_entropy(torch.tanh(X @ W1 + b1) @ W2 + b2, Y).item())
