# recomendador: factorización de matrices con sesgos
import torch
from torch import nn


class MF(nn.Module):
    def __init__(self, u, v, k):
        super().__init__()
        self.U, self.V = nn.Embedding(u, k), nn.Embedding(v, k)
        self.bu, self.bv = nn.Embedding(u, 1), nn.Embedding(v, 1)
        for e in (self.U, self.V):
            nn.init.normal_(e.weight, std=0.3)
        for e in (self.bu, self.bv):
            nn.init.zeros_(e.weight)

    def forward(self, i, j):
        return (self.U(i) * self.V(j)).sum(1) + self.bu(i)[:, 0] + self.bv(j)[:, 0]


torch.manual_seed(0)
A, B = torch.randn(40, 2), torch.randn(30, 2)
R = A @ B.T + torch.randn(40, 1) * 0.5 + 0.1 * torch.randn(40, 30)
i, j = torch.meshgrid(torch.arange(40), torch.arange(30), indexing="ij")
sel = torch.randperm(1200)
i, j, r = i.reshape(-1)[sel], j.reshape(-1)[sel], R.reshape(-1)[sel]
m = MF(40, 30, 3)
opt = torch.optim.Adam(m.parameters(), lr=0.02)
for ep in range(40):
    for b in torch.randperm(1000).split(50):
        l = (m(i[b], j[b]) - r[b]).pow(2).mean()
        opt.zero_grad()
        l.backward()
        opt.step()
    if ep % 8 == 0:
        print(ep, l.item())
with torch.no_grad():
    print((m(i[1000:], j[1000:]) - r[1000:]).pow(2).mean().item())
