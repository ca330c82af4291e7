# Small GPU at home, so I accumulate four micro-batches before each update.
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(19)
means = torch.randn(5, 8) * 1.6


def sample(n):
    k = torch.randint(0, 5, (n,))
    return means[k] + torch.randn(n, 8), k


x_tr, y_tr = sample(1600)
x_te, y_te = sample(500)
mu, sd = x_tr.mean(0), x_tr.std(0)
x_tr, x_te = (x_tr - mu) / sd, (x_te - mu) / sd
micro = DataLoader(TensorDataset(x_tr, y_tr), batch_size=16, shuffle=True)
accum = 4
net = nn.Sequential(nn.Linear(8, 24), nn.LeakyReLU(0.1), nn.Linear(24, 5))
opt = torch.optim.SGD(net.parameters(), lr=0.1, momentum=0.9, weight_decay=1e-3)

for epoch in range(20):
    opt.zero_grad()
    for i, (x, y) in enumerate(micro):
        loss = nn.functional.cross_entropy(net(x), y) / accum
        loss.backward()
        if (i + 1) % accum == 0:
            opt.step()
            opt.zero_grad()
    if epoch % 5 == 4:
        print("epoch", epoch + 1, "last micro-batch loss", loss.item() * accum)
with torch.no_grad():
    print("accuracy", (net(x_te).argmax(1) == y_te).float().mean().item())
