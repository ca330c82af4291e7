# softmax escrita sin restar el máximo: exp se desborda
import torch
from sklearn.datasets import load_digits
torch.manual_seed(2)
d = load_digits()
X = torch.tensor(d.data / 16, dtype=torch.float32)
y = torch.tensor(d.target)

def softmax(z):
    e = torch.exp(z)
    return e / e.sum(1, keepdim=True)

W = (0.01 * torch.randn(64, 10)).requires_grad_()
b = torch.zeros(10, requires_grad=True)
temperatura = 8.0
for epoca in range(30):
    for i in torch.randperm(len(X)).split(64):
        p = softmax(temperatura * (X[i] @ W + b))
        perdida = -torch.log(p[torch.arange(len(i)), y[i]] + 1e-9).mean()
        for q, g in zip((W, b), torch.autograd.grad(perdida, (W, b))):
            q.data -= 0.05 * g
print(perdida.item())
