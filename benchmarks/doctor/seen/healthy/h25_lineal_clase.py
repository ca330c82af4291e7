from sklearn.datasets import load_iris
import torch

torch.manual_seed(25)
X, y = load_iris(return_X_y=True)
X = torch.tensor(X, dtype=torch.float32)
X = (X - X.mean(0)) / X.std(0)
Y = torch.nn.functional.one_hot(torch.tensor(y)).float()
W = torch.zeros(4, 3, requires_grad=True)
b = torch.zeros(3, requires_grad=True)
for epoca in range(300):
    logits = X @ W + b
    costo = -(Y * torch.log_softmax(logits, 1)).sum(1).mean() + 1e-3 * (W ** 2).sum()
    costo.backward()
    with torch.no_grad():
        W -= 0.8 * W.grad
        b -= 0.8 * b.grad
    W.grad.zero_()
    b.grad.zero_()
    if epoca % 75 == 0:
        print(epoca, costo.item())
print("acierto", (logits.argmax(1) == torch.tensor(y)).float().mean().item())
