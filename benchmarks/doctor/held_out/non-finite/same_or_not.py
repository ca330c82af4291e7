"""
Siamese toy: two views of an object must land close together, two different
objects at least a margin apart. The pairs are drawn on the fly from six
prototypes.
"""
import torch
from torch import nn

torch.manual_seed(86)
protos = torch.randn(6, 10)


def pairs(n):
    ka = torch.randint(0, 6, (n,))
    same = torch.rand(n) < 0.5
    kb = torch.where(same, ka, (ka + torch.randint(1, 6, (n,))) % 6)
    a = protos[ka] + 0.3 * torch.randn(n, 10)
    b = protos[kb] + 0.3 * torch.randn(n, 10)
    copy = same & (torch.rand(n) < 0.1)
    b = torch.where(copy[:, None], a, b)
    return a, b, same.float()


class Embed(nn.Module):
    def __init__(self):
        super().__init__()
        self.f = nn.Sequential(nn.Linear(10, 32), nn.Tanh(), nn.Linear(32, 4))

    def forward(self, a, b):
        diff = self.f(a) - self.f(b)
        return torch.sqrt((diff ** 2).sum(dim=1))


def contrastive(dist, same, margin=1.5):
    return (same * dist ** 2 + (1 - same) * torch.relu(margin - dist) ** 2).mean()


net = Embed()
opt = torch.optim.Adam(net.parameters(), lr=5e-3)
for step in range(500):
    a, b, same = pairs(64)
    loss = contrastive(net(a, b), same)
    opt.zero_grad()
    loss.backward()
    opt.step()
    if step % 100 == 0:
        print("step", step, "contrastive loss", loss.item())

a, b, same = pairs(500)
with torch.no_grad():
    print("final", contrastive(net(a, b), same).item())
