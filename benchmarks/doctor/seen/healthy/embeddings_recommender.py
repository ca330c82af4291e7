"""Matrix factorisation of a ratings table with biases."""
import torch
from torch import nn


class MF(nn.Module):
    def __init__(self, users, items, k=4):
        super().__init__()
        self.u = nn.Embedding(users, k)
        self.v = nn.Embedding(items, k)
        self.bu = nn.Embedding(users, 1)
        self.bv = nn.Embedding(items, 1)
        for e in (self.u, self.v):
            nn.init.normal_(e.weight, std=0.3)
        for e in (self.bu, self.bv):
            nn.init.zeros_(e.weight)

    def forward(self, i, j):
        return (self.u(i) * self.v(j)).sum(-1) + self.bu(i)[:, 0] + self.bv(j)[:, 0]


torch.manual_seed(7)
U, V = torch.randn(60, 2), torch.randn(50, 2)
table = U @ V.T * 0.6 + 0.5 * torch.randn(60, 1) + 0.5 * torch.randn(1, 50) + 0.2 * torch.randn(60, 50)
table = (table - table.mean()) / table.std()
pairs = torch.cartesian_prod(torch.arange(60), torch.arange(50))[torch.randperm(3000)]
train, test = pairs[:2400], pairs[2400:]
model = MF(60, 50)
opt = torch.optim.AdamW(model.parameters(), lr=0.03, weight_decay=0.1)
for epoch in range(18):
    for b in train[torch.randperm(2400)].split(80):
        loss = nn.functional.mse_loss(model(b[:, 0], b[:, 1]), table[b[:, 0], b[:, 1]])
        opt.zero_grad()
        loss.backward()
        opt.step()
    with torch.no_grad():
        v = nn.functional.mse_loss(model(test[:, 0], test[:, 1]), table[test[:, 0], test[:, 1]]).item()
    print(epoch, v)
