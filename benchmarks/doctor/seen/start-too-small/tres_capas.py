# tres capas con 0.01 * randn: la señal se apaga por el camino
import torch
from sklearn.datasets import load_digits
torch.manual_seed(2)
datos = load_digits()
X = torch.tensor(datos.data, dtype=torch.float32) / 16
y = torch.tensor(datos.target)
ESCALA = 0.01
W1 = (ESCALA * torch.randn(64, 32)).requires_grad_()
W2 = (ESCALA * torch.randn(32, 32)).requires_grad_()
W3 = (ESCALA * torch.randn(32, 10)).requires_grad_()
for epoca in range(8):
    for i in torch.randperm(len(X)).split(64):
        salida = torch.tanh(torch.tanh(X[i] @ W1) @ W2) @ W3
        perdida = torch.nn.functional.cross_entropy(salida, y[i])
        gr = torch.autograd.grad(perdida, (W1, W2, W3))
        for p, g in zip((W1, W2, W3), gr):
            p.data -= 0.2 * g
print(perdida.item())
