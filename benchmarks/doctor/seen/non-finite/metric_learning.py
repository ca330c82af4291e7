"""Learning an embedding with a contrastive loss over all pairs of a batch."""
import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import make_blobs


def pairwise_distance(e):
    diff = e.unsqueeze(0) - e.unsqueeze(1)
    return torch.sqrt((diff ** 2).sum(dim=-1))


def contrastive_loss(e, labels, margin=1.0):
    d = pairwise_distance(e)
    same = (labels[:, None] == labels[None, :]).float()
    return (same * d ** 2 + (1 - same) * F.relu(margin - d) ** 2).mean()


class Embedder(nn.Module):
    def __init__(self, d_in=6, d_out=2):
        super().__init__()
        self.fc1 = nn.Linear(d_in, 16)
        self.fc2 = nn.Linear(16, d_out)

    def forward(self, x):
        return self.fc2(torch.tanh(self.fc1(x)))


torch.manual_seed(29)
X, y = make_blobs(n_samples=800, n_features=6, centers=4, cluster_std=2.2, random_state=29)
X = torch.tensor((X - X.mean(0)) / X.std(0), dtype=torch.float32)
y = torch.tensor(y)
model = Embedder()
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
for step in range(400):
    idx = torch.randint(0, 600, (48,))
    loss = contrastive_loss(model(X[idx]), y[idx])
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if step % 80 == 0:
        print(step, loss.item())

with torch.no_grad():
    print("held-out contrastive loss", contrastive_loss(model(X[600:]), y[600:]).item())
