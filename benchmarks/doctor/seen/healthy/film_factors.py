"""Matrix factorisation of film ratings with embeddings (hand-made ratings)."""
import torch
from torch import nn

torch.manual_seed(88)
users, films, k = 60, 40, 3
truth = torch.randn(users, k) @ torch.randn(k, films) / k ** 0.5
u, f = torch.meshgrid(torch.arange(users), torch.arange(films), indexing="ij")
u, f, rating = u.flatten(), f.flatten(), truth.flatten() + 0.1 * torch.randn(users * films)
perm = torch.randperm(len(u))
train, test = perm[:2000], perm[2000:]


class MF(nn.Module):
    def __init__(self):
        super().__init__()
        self.user = nn.Embedding(users, k)
        self.film = nn.Embedding(films, k)
        nn.init.normal_(self.user.weight, std=0.4)
        nn.init.normal_(self.film.weight, std=0.4)

    def forward(self, a, b):
        return (self.user(a) * self.film(b)).sum(1)


mf = MF()
opt = torch.optim.Adam(mf.parameters(), lr=0.02)
for epoch in range(30):
    for rows in train[torch.randperm(len(train))].split(100):
        loss = (mf(u[rows], f[rows]) - rating[rows]).pow(2).mean()
        opt.zero_grad()
        loss.backward()
        opt.step()
    if epoch % 6 == 5:
        print(epoch + 1, loss.item())
with torch.no_grad():
    print("unseen ratings", (mf(u[test], f[test]) - rating[test]).pow(2).mean().item())
