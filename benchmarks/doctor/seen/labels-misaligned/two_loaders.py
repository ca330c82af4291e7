import torch
from torch.utils.data import DataLoader
torch.manual_seed(3)
mean = torch.tensor([[1.5, 1.0, 0.0], [-1.5, 0.0, 1.0], [0.0, -1.5, -1.0]])
lab = torch.arange(210) % 3
obs = mean[lab] + 0.6 * torch.randn(210, 3)
x_loader = DataLoader(obs, batch_size=30, shuffle=True)
y_loader = DataLoader(lab, batch_size=30, shuffle=True)

class Linear:
    def __init__(self, n, m):
        self.W = torch.zeros(n, m, requires_grad=True)
        self.b = torch.zeros(m, requires_grad=True)
    def __call__(self, x):
        return x @ self.W + self.b

f = Linear(3, 3)
for epoch in range(40):
    for x, y in zip(x_loader, y_loader):
        loss = torch.nn.functional.cross_entropy(f(x), y)
        loss.backward()
        for p in (f.W, f.b):
            p.data.sub_(0.2 * p.grad)
            p.grad = None
print(torch.nn.functional.cross_entropy(f(obs), lab).item())
