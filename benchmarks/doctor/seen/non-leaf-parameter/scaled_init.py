import torch
from sklearn.datasets import make_moons

X, y = make_moons(300, noise=0.1, random_state=1)
X = torch.tensor(X, dtype=torch.float32)
X = (X - X.mean(0)) / X.std(0)
y = torch.tensor(y, dtype=torch.float32)[:, None]

torch.manual_seed(1)
hidden = 24
w1 = torch.randn(2, hidden, requires_grad=True)
b1 = torch.zeros(hidden, requires_grad=True)
w2 = torch.randn(hidden, 1, requires_grad=True) / hidden ** 0.5
b2 = torch.zeros(1, requires_grad=True)

for epoch in range(500):
    logits = torch.relu(X @ w1 + b1) @ w2 + b2
    loss = torch.nn.functional.binary_cross_entropy_with_logits(logits, y)
    loss.backward()
    with torch.no_grad():
        for w in (w1, b1, w2, b2):
            w -= 0.5 * w.grad
            w.grad.zero_()
    if epoch % 100 == 0:
        print(epoch, loss.item())
print(loss.item())
