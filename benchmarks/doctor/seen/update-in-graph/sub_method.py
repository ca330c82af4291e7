import torch
from sklearn.datasets import load_breast_cancer

def paso_sgd(parametros, lr):
    for p in parametros:
        p.sub_(lr * p.grad)
        p.grad = None

torch.manual_seed(0)
cancer = load_breast_cancer()
X = torch.tensor(cancer.data, dtype=torch.float32)
X = (X - X.mean(0)) / X.std(0)
y = torch.tensor(cancer.target, dtype=torch.float32)
w = torch.zeros(30, requires_grad=True)
b = torch.zeros((), requires_grad=True)
for epoca in range(30):
    for i in torch.randperm(len(X)).split(64):
        perdida = torch.nn.functional.binary_cross_entropy_with_logits(X[i] @ w + b, y[i])
        perdida.backward()
        paso_sgd([w, b], lr=0.2)
print(torch.nn.functional.binary_cross_entropy_with_logits(X @ w + b, y).item())
