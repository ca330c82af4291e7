# Factorización de matrices: usuarios x películas con sesgos
import torch
import torch.nn as nn

torch.manual_seed(40)
U, P, K = 60, 50, 3
gu, gp = torch.randn(U, K), torch.randn(P, K)
su, sp = 0.5 * torch.randn(U, 1), 0.5 * torch.randn(P, 1)
todas = 3.2 + gu @ gp.T * 0.5 + su + sp.T
pares = torch.cartesian_prod(torch.arange(U), torch.arange(P))
pares = pares[torch.randperm(len(pares))]
notas = todas[pares[:, 0], pares[:, 1]] + 0.15 * torch.randn(len(pares))
media = notas[:2400].mean()


class MF(nn.Module):
    def __init__(self):
        super().__init__()
        self.u, self.p = nn.Embedding(U, K), nn.Embedding(P, K)
        self.bu, self.bp = nn.Embedding(U, 1), nn.Embedding(P, 1)
        for e in (self.u, self.p):
            nn.init.normal_(e.weight, std=0.3)
        nn.init.zeros_(self.bu.weight)
        nn.init.zeros_(self.bp.weight)

    def forward(self, i, j):
        return media + (self.u(i) * self.p(j)).sum(1) + self.bu(i)[:, 0] + self.bp(j)[:, 0]


mf = MF()
opt = torch.optim.Adam(mf.parameters(), lr=0.02)
for epoca in range(35):
    for idx in torch.randperm(2400).split(80):
        par = pares[idx]
        perdida = nn.functional.mse_loss(mf(par[:, 0], par[:, 1]), notas[idx])
        opt.zero_grad()
        perdida.backward()
        opt.step()
    if epoca % 7 == 0:
        print(epoca, perdida.item())
with torch.no_grad():
    q = pares[2400:]
    print('ECM', nn.functional.mse_loss(mf(q[:, 0], q[:, 1]), notas[2400:]).item())
