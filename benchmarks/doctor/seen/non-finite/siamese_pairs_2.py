"""Learning a distance: pairs of the same class should lie close together."""
import torch
import torch.nn as nn
import torch.nn.functional as F


class Embedder(nn.Module):
    def __init__(self, d_in=6, d_out=2):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(d_in, 24), nn.Tanh(), nn.Linear(24, d_out))

    def forward(self, x):
        return self.layers(x)


def distance(a, b):
    return torch.sqrt(((a - b) ** 2).sum(dim=1))


def contrastive(d, same, margin=1.0):
    return (same * d ** 2 + (1 - same) * F.relu(margin - d) ** 2).mean()


torch.manual_seed(100)
centres = torch.randn(4, 6)
cls = torch.randint(0, 4, (600,))
x = centres[cls] + 0.4 * torch.randn(600, 6)
net = Embedder()
opt = torch.optim.Adam(net.parameters(), lr=0.01)

for step in range(600):
    i = torch.randint(0, 500, (64,))
    half = [(cls[:500] == c).nonzero().flatten() for c in cls[i[:32]].tolist()]
    j = torch.cat([torch.stack([h[torch.randint(len(h), ())] for h in half]), torch.randint(0, 500, (32,))])
    d = distance(net(x[i]), net(x[j]))
    loss = contrastive(d, (cls[i] == cls[j]).float())
    opt.zero_grad()
    loss.backward()
    opt.step()
    if step % 100 == 0:
        print(f"step {step} loss {loss.item():.4f}")

with torch.no_grad():
    z = net(x)
    near = torch.cdist(z[500:], z[:500]).argmin(1)
    print("1-nn accuracy on new rows:", (cls[near] == cls[500:]).float().mean().item())
