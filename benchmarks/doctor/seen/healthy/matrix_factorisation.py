"""Films and users: ratings from the dot product of two embeddings plus biases."""
import torch
from torch import nn

torch.manual_seed(12)
USERS, FILMS, K = 60, 40, 2
u, f = torch.randn(USERS, K), torch.randn(FILMS, K)
pairs = torch.cartesian_prod(torch.arange(USERS), torch.arange(FILMS))
pairs = pairs[torch.randperm(len(pairs))]
rating = (u[pairs[:, 0]] * f[pairs[:, 1]]).sum(1) + 0.3 * torch.randn(len(pairs))
train_p, train_r, test_p, test_r = pairs[:1900], rating[:1900], pairs[1900:], rating[1900:]


class Factor(nn.Module):
    def __init__(self):
        super().__init__()
        self.user = nn.Embedding(USERS, K)
        self.film = nn.Embedding(FILMS, K)
        self.bias = nn.Parameter(torch.zeros(1))
        for e in (self.user, self.film):
            nn.init.normal_(e.weight, std=0.3)

    def forward(self, p):
        return (self.user(p[:, 0]) * self.film(p[:, 1])).sum(1) + self.bias


model = Factor()
opt = torch.optim.Adam(model.parameters(), lr=0.02, weight_decay=1e-4)
for epoch in range(40):
    for i in torch.randperm(1900).split(100):
        loss = nn.functional.mse_loss(model(train_p[i]), train_r[i])
        opt.zero_grad()
        loss.backward()
        opt.step()
    if epoch % 8 == 0:
        print(epoch, loss.item())
with torch.no_grad():
    print("test mse", nn.functional.mse_loss(model(test_p), test_r).item())
