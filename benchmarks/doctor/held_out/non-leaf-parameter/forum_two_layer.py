"""
Hi all, first post here. I am following a book chapter and typed the
two layer classifier myself instead of using nn.Linear. Two interleaving
half moons, one hidden layer. Could someone review it?
"""
import torch
import torch.nn.functional as F
from sklearn.datasets import make_moons

torch.manual_seed(3)
pts, lab = make_moons(n_samples=400, noise=0.12, random_state=3)
x = torch.tensor(pts, dtype=torch.float32)
x = (x - x.mean(0)) / x.std(0)
y = torch.tensor(lab)

n_hidden = 24
W1 = torch.randn(2, n_hidden, requires_grad=True) * 0.7
b1 = torch.zeros(n_hidden, requires_grad=True)
W2 = torch.randn(n_hidden, 2, requires_grad=True) * 0.2
b2 = torch.zeros(2, requires_grad=True)
weights = [W1, b1, W2, b2]

def forward(inp):
    h = torch.tanh(inp @ W1 + b1)
    return h @ W2 + b2

lr = 1.5
for it in range(1200):
    loss = F.cross_entropy(forward(x), y)
    for w in weights:
        w.grad = None
    loss.backward()
    with torch.no_grad():
        for w in weights:
            w -= lr * w.grad
    if it % 200 == 0:
        print(it, round(loss.item(), 4))

print("loss", loss.item())
