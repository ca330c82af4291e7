import torch
from torch.func import grad
torch.manual_seed(34)
def predict(p, x):
    return torch.tanh(x @ p["w"] + p["b"]) @ p["v"] + p["c"]
def loss(p, x, y):
    return ((predict(p, x) - y) ** 2).mean()
p = {"w": torch.randn(2, 16), "b": torch.zeros(16), "v": torch.randn(16, 1) * 0.3, "c": torch.zeros(1)}
x = torch.rand(200, 2) * 2 - 1
y = x[:, :1] - x[:, 1:] ** 2
for step in range(1200):
    g = grad(loss)(p, x, y)
    p = {k: p[k] - 0.2 * g[k] for k in p}
print(loss(p, x, y).item())
