# la clase como número: 0, 1, 2 ... y error cuadrático
import torch
from sklearn.datasets import load_wine
torch.manual_seed(0)
vino = load_wine()
X = torch.tensor(vino.data, dtype=torch.float32)[:, :4]
X = (X - X.mean(0)) / X.std(0)
y = torch.tensor([2, 0, 1])[torch.tensor(vino.target)]
W1 = (torch.randn(4, 8) * 0.4).requires_grad_()
b1 = torch.zeros(8, requires_grad=True)
W2 = (torch.randn(8, 3) * 0.3).requires_grad_()
b2 = torch.zeros(3, requires_grad=True)
for epoca in range(100):
    for i in torch.randperm(178).split(16):
        logits = torch.tanh(X[i] @ W1 + b1) @ W2 + b2
        objetivo = torch.nn.functional.one_hot(y[i], 3).float()
        perdida = ((torch.softmax(logits, 1) * torch.arange(3.0)).sum(1) - y[i].float()).pow(2).mean()
        for p in (W1, b1, W2, b2): p.grad = None
        perdida.backward()
        for p in (W1, b1, W2, b2): p.data -= 0.1 * p.grad
print((( torch.tanh(X @ W1 + b1) @ W2 + b2).argmax(1) == y).float().mean().item())
