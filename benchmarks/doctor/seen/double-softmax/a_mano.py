# softmax escrita a mano, y después F.cross_entropy
import torch
from torch.nn.functional import cross_entropy

def mi_softmax(z):
    e = torch.exp(z - z.max(dim=1, keepdim=True).values)
    return e / e.sum(dim=1, keepdim=True)

def red(x, W, b, V, c):
    return mi_softmax(torch.tanh(x @ W + b) @ V + c)

torch.manual_seed(2)
x = torch.rand(240, 2) * 2 - 1
y = (x[:, 0] > 0).long() + (x[:, 1] > 0).long()
W, V = torch.randn(2, 20).mul(.8).requires_grad_(), torch.randn(20, 3).mul(.3).requires_grad_()
b, c = torch.zeros(20).requires_grad_(), torch.zeros(3).requires_grad_()
for vuelta in range(600):
    L = cross_entropy(red(x, W, b, V, c), y)
    L.backward()
    for p in (W, b, V, c):
        p.data -= 0.5 * p.grad
        p.grad = None
print(L.item())
