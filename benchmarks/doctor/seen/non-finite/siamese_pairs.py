# Siamese embedding with contrastive loss on vectors from six writers
import torch
from torch import nn

torch.manual_seed(36)
WRITERS, PER, DIM = 6, 60, 10
style = 1.3 * torch.randn(WRITERS, DIM)
who = torch.arange(WRITERS).repeat_interleave(PER)
samples = style[who] + 1.2 * torch.randn(WRITERS * PER, DIM)
samples = (samples - samples.mean(0)) / samples.std(0)

embed = nn.Sequential(nn.Linear(DIM, 24), nn.ReLU(), nn.Linear(24, 3))
optimizer = torch.optim.Adam(embed.parameters(), lr=0.005)


def distance(a, b):
    return torch.sqrt(((a - b) ** 2).sum(dim=1))


def contrastive(d, same, margin=1.0):
    return (same * d ** 2 + (1 - same) * torch.relu(margin - d) ** 2).mean()


for epoch in range(40):
    total = 0.0
    for _ in range(30):
        left = torch.randint(0, len(samples), (64,))
        right = torch.randint(0, len(samples), (64,))
        same = (who[left] == who[right]).float()
        loss = contrastive(distance(embed(samples[left]), embed(samples[right])), same)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.item() / 30
    if epoch % 4 == 0:
        print(f"epoch {epoch} contrastive loss {total:.5f}")
print("last epoch:", total)
