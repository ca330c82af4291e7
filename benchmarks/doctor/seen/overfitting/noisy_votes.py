import torch
from torch import nn


def votes(n, seed):
    g = torch.Generator().manual_seed(seed)
    x = torch.randn(n, 15, generator=g)
    p = torch.sigmoid(1.5 * x[:, 0] - 1.2 * x[:, 1] + 0.8 * x[:, 2])
    return x, torch.bernoulli(p, generator=g)


class Voter(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.a = nn.Linear(15, width)
        self.b = nn.Linear(width, width)
        self.c = nn.Linear(width, 1)

    def forward(self, x):
        return self.c(torch.relu(self.b(torch.relu(self.a(x))))).squeeze(1)


torch.manual_seed(71)
xtr, ytr = votes(200, 1)
xva, yva = votes(500, 2)
model = Voter(64)
EPOCHS = 60
optimizer = torch.optim.Adam(model.parameters(), lr=2e-3)
bce = nn.BCEWithLogitsLoss()
for epoch in range(EPOCHS):
    model.train()
    for i in torch.randperm(200).split(20):
        optimizer.zero_grad()
        bce(model(xtr[i]), ytr[i]).backward()
        optimizer.step()
    model.eval()
    with torch.no_grad():
        tl, vl = bce(model(xtr), ytr).item(), bce(model(xva), yva).item()
    if epoch % 4 == 3:
        print(f"{epoch + 1:3d} train {tl:.3f} val {vl:.3f}")
print("val loss", vl)
