import torch
import torch.nn as nn
from sklearn.datasets import load_iris

torch.manual_seed(0)
data = load_iris()
X = torch.tensor((data.data - data.data.mean(0)) / data.data.std(0), dtype=torch.float32)
y = torch.tensor(data.target)


class Embed(nn.Module):
    def __init__(self):
        super().__init__()
        self.f = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 2))

    def forward(self, x):
        return self.f(x)


def distance(a, b):
    return torch.sqrt(((a - b) ** 2).sum(1))


embed = Embed()
opt = torch.optim.Adam(embed.parameters(), lr=5e-3)
for step in range(600):
    i = torch.randint(0, 150, (64,))
    j = torch.randint(0, 150, (64,))
    same = (y[i] == y[j]).float()
    d = distance(embed(X[i]), embed(X[j]))
    loss = (same * d ** 2 + (1 - same) * torch.clamp(1.0 - d, min=0) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
    if step % 100 == 0:
        print(step, loss.item())
print(loss.item())
