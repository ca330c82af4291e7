import torch
import torch.nn as nn
import torch.nn.functional as F


def blobs(n, gen):
    y = torch.randint(0, 3, (n,), generator=gen)
    mu = torch.tensor([[2., 0.], [-1., 1.7], [-1., -1.7]])
    return mu[y] + 0.7 * torch.randn(n, 2, generator=gen), y


def train(net, x, y, epochs=40, bs=30):
    opt = torch.optim.Adam(net.parameters(), lr=0.01)
    for ep in range(epochs):
        perm = torch.randperm(len(x))
        seen = 0.0
        for start in range(0, len(x), bs):
            rows = perm[start:start + bs]
            logits = net(x[rows])
            loss = F.cross_entropy(logits, y[start:start + bs])
            opt.zero_grad()
            loss.backward()
            opt.step()
            seen += loss.item() * len(rows)
        if ep % 10 == 9:
            print("epoch", ep + 1, "loss", seen / len(x))
    return net


torch.manual_seed(19)
x, y = blobs(300, torch.Generator().manual_seed(19))
net = train(nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 3)), x, y)
with torch.no_grad():
    print("loss", F.cross_entropy(net(x), y).item())
