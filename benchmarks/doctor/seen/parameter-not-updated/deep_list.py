import torch
import torch.nn as nn


class FlexibleNet(nn.Module):
    """MLP with as many hidden layers as one wishes."""

    def __init__(self, sizes, n_classes):
        super().__init__()
        self.hidden = [nn.Linear(a, b) for a, b in zip(sizes[:-1], sizes[1:])]
        self.out = nn.Linear(sizes[-1], n_classes)

    def forward(self, x):
        for layer in self.hidden:
            x = torch.tanh(layer(x))
        return self.out(x)


def spirals(n, gen):
    t = torch.rand(n, generator=gen) * 3.0 + 0.4
    c = torch.randint(0, 3, (n,), generator=gen)
    ang = 1.6 * t + c * 2.0944
    xy = torch.stack([t * torch.cos(ang), t * torch.sin(ang)], 1) / 2
    return xy + 0.04 * torch.randn(n, 2, generator=gen), c


gen = torch.Generator().manual_seed(5)
xtr, ytr = spirals(900, gen)
xva, yva = spirals(300, gen)
torch.manual_seed(5)
model = FlexibleNet([2, 20, 20], 3)
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
loss_fn = nn.CrossEntropyLoss()
for step in range(1200):
    rows = torch.randint(0, 900, (128,))
    optimizer.zero_grad()
    loss = loss_fn(model(xtr[rows]), ytr[rows])
    loss.backward()
    optimizer.step()
    if step % 200 == 0:
        print(step, round(loss.item(), 4))
model.eval()
with torch.no_grad():
    print("validation loss", loss_fn(model(xva), yva).item())
