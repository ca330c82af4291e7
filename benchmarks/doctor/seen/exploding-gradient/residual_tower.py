import torch
import torch.nn as nn
torch.manual_seed(2)

class Block(nn.Module):
    def __init__(self, n, scale):
        super().__init__()
        self.lin = nn.Linear(n, n)
        nn.init.normal_(self.lin.weight, std=scale / n ** 0.5)
    def forward(self, x):
        return x + self.lin(torch.relu(x))

class Tower(nn.Module):
    def __init__(self, depth=24, n=16, scale=1.5):
        super().__init__()
        self.stem = nn.Linear(2, n)
        self.blocks = nn.ModuleList([Block(n, scale) for _ in range(depth)])
        self.head = nn.Linear(n, 1)
        nn.init.normal_(self.head.weight, std=1e-5)
    def forward(self, x):
        x = self.stem(x)
        for b in self.blocks:
            x = b(x)
        return self.head(x)

tower = Tower()
inp = torch.rand(160, 2) * 2 - 1
tgt = torch.sin(3 * inp[:, :1]) + inp[:, 1:]
opt = torch.optim.SGD(tower.parameters(), lr=0.02)
for step in range(400):
    loss = nn.functional.mse_loss(tower(inp), tgt)
    opt.zero_grad()
    loss.backward()
    opt.step()
print("mse", loss.item())
