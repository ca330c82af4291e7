import torch
from torch.nn import functional as F

def init(key):
    torch.manual_seed(key)
    return {
        "W1": torch.nn.init.xavier_uniform_(torch.empty(2, 12)).requires_grad_(True),
        "b1": torch.zeros(12).requires_grad_(True),
        "W2": torch.nn.init.xavier_uniform_(torch.empty(12, 2)).requires_grad_(True),
        "b2": torch.zeros(2).requires_grad_(True),
    }

def apply(p, x):
    return torch.tanh(x @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"]

def update(p, loss, eta):
    loss.backward()
    with torch.no_grad():
        return {k: v - eta * v.grad for k, v in p.items()}

params = init(5)
pts = torch.randn(256, 2)
lab = (pts.norm(dim=1) > 1.18).long()
for step in range(600):
    loss = F.cross_entropy(apply(params, pts), lab)
    params = update(params, loss, 0.5)
print(f"{loss.item():.4f}")
