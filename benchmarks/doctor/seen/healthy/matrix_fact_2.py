# Recomendador: factores de usuarios e items
import torch
from torch import nn

torch.manual_seed(13)
U, I, K = 60, 50, 3
verdad = torch.randn(U, K) @ torch.randn(I, K).T / K ** 0.5
u, i = torch.meshgrid(torch.arange(U), torch.arange(I), indexing="ij")
u, i = u.flatten(), i.flatten()
r = verdad[u, i] + 0.05 * torch.randn(len(u))
p = torch.randperm(len(u))
tr, te = p[:2400], p[2400:]


class Factores(nn.Module):
    def __init__(self):
        super().__init__()
        self.us = nn.Embedding(U, 4)
        self.it = nn.Embedding(I, 4)
        nn.init.normal_(self.us.weight, std=0.3)
        nn.init.normal_(self.it.weight, std=0.3)

    def forward(self, a, b):
        return (self.us(a) * self.it(b)).sum(1)


m = Factores()
opt = torch.optim.Adam(m.parameters(), lr=0.02)
for e in range(25):
    for b in tr[torch.randperm(len(tr))].split(60):
        loss = nn.functional.mse_loss(m(u[b], i[b]), r[b])
        opt.zero_grad()
        loss.backward()
        opt.step()
    if e % 5 == 4:
        print(e + 1, loss.item())
with torch.no_grad():
    print("ecm", nn.functional.mse_loss(m(u[te], i[te]), r[te]).item())
