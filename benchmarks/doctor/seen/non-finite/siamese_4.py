"""Siamese embedding with a contrastive loss on pairs of signatures."""
import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(58)
writers = torch.randn(10, 12)
who = torch.randint(0, 10, (1000,))
signature = writers[who] + 0.3 * torch.randn(1000, 12)


class Tower(nn.Module):
    def __init__(self):
        super().__init__()
        self.f1 = nn.Linear(12, 32)
        self.f2 = nn.Linear(32, 4)

    def forward(self, s):
        return self.f2(torch.tanh(self.f1(s)))


def distance(u, v):
    return torch.sqrt(((u - v) ** 2).sum(dim=1))


def contrastive(d, same, margin=1.5):
    return (same * d ** 2 + (1 - same) * F.relu(margin - d) ** 2).mean()


def pairs(pool, n):
    i = pool[torch.randint(0, len(pool), (n,))]
    j = pool[torch.randint(0, len(pool), (n,))]
    partner = torch.stack([pool[who[pool] == who[k]][torch.randint(0, int((who[pool] == who[k]).sum()), (1,))][0] for k in i[: n // 2]])
    j[: n // 2] = partner
    return i, j, (who[i] == who[j]).float()


train_pool, test_pool = torch.arange(800), torch.arange(800, 1000)
tower = Tower()
opt = torch.optim.Adam(tower.parameters(), lr=3e-3)
for step in range(400):
    i, j, same = pairs(train_pool, 32)
    loss = contrastive(distance(tower(signature[i]), tower(signature[j])), same)
    opt.zero_grad()
    loss.backward()
    opt.step()
    if step % 50 == 0:
        print("step", step, "loss", loss.item())
i, j, same = pairs(test_pool, 400)
with torch.no_grad():
    print("test loss", contrastive(distance(tower(signature[i]), tower(signature[j])), same).item())
