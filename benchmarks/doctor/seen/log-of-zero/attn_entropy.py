"""Set classification by attention pooling; padded positions are masked out.
A small entropy bonus keeps the attention from collapsing."""
import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(4)
N, T, D = 600, 7, 5
lengths = torch.randint(3, T + 1, (N,))
mask = torch.arange(T)[None, :] < lengths[:, None]
x = torch.randn(N, T, D)
marked = (torch.rand(N) * lengths).long()
label = torch.randint(0, 2, (N,))
x[torch.arange(N), marked, 0] = 3.0
x[torch.arange(N), marked, 1] = (label * 2 - 1).float() * 1.5
x = x * mask.unsqueeze(-1)


class AttentionPool(nn.Module):
    def __init__(self, d, h=16):
        super().__init__()
        self.key = nn.Sequential(nn.Linear(d, h), nn.Tanh(), nn.Linear(h, 1))
        self.value = nn.Linear(d, h)
        self.cls = nn.Linear(h, 2)

    def forward(self, x, mask):
        score = self.key(x).squeeze(-1).masked_fill(~mask, -1e9)
        att = F.softmax(score, dim=1)
        pooled = torch.einsum("bt,bth->bh", att, self.value(x))
        return self.cls(F.relu(pooled)), att


def entropy(p):
    return -(p * torch.log(p)).sum(dim=1).mean()


model = AttentionPool(D)
opt = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(25):
    for b in torch.randperm(480).split(48):
        logits, att = model(x[b], mask[b])
        loss = F.cross_entropy(logits, label[b]) - 0.01 * entropy(att)
        opt.zero_grad()
        loss.backward()
        opt.step()
    if epoch % 5 == 0:
        print(epoch, loss.item())
with torch.no_grad():
    out, _ = model(x[480:], mask[480:])
    print("test", F.cross_entropy(out, label[480:]).item())
