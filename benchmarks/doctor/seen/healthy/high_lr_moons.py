# Plain SGD with a rate of 1.0 on a small tanh network
import torch
import torch.nn.functional as F
from sklearn.datasets import make_moons

torch.manual_seed(0)
X, y = make_moons(800, noise=0.08, random_state=0)
X = torch.tensor((X - X.mean(0)) / X.std(0), dtype=torch.float32)
y = torch.tensor(y)
h = 24
W1 = (torch.randn(2, h) * 0.8).requires_grad_()
b1 = torch.zeros(h, requires_grad=True)
W2 = (torch.randn(h, 2) * 0.3).requires_grad_()
b2 = torch.zeros(2, requires_grad=True)
params = [W1, b1, W2, b2]
for step in range(1200):
    i = torch.randint(600, (60,))
    loss = F.cross_entropy(torch.tanh(X[i] @ W1 + b1) @ W2 + b2, y[i])
    for p in params:
        p.grad = None
    loss.backward()
    with torch.no_grad():
        for p in params:
            p -= 1.0 * p.grad
    if step % 300 == 0:
        print(step, loss.item())
with torch.no_grad():
    print("test", F.cross_entropy(torch.tanh(X[600:] @ W1 + b1) @ W2 + b2, y[600:]).item())
