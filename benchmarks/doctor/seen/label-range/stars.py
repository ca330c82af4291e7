"""My first classifier: star ratings (1 to 5) of restaurants from five partial scores."""
import torch
from torch import nn
from torch.utils.data import Dataset, DataLoader


class Ratings(Dataset):
    def __init__(self, n=1000):
        gen = torch.Generator().manual_seed(6)
        self.scores = torch.randn(n, 5, generator=gen)
        overall = self.scores @ torch.tensor([0.8, 0.6, 0.4, 0.3, 0.2]) + 0.15 * torch.randn(n, generator=gen)
        cuts = torch.quantile(overall, torch.tensor([0.2, 0.4, 0.6, 0.8]))
        self.stars = 1 + torch.bucketize(overall, cuts)

    def __len__(self):
        return self.scores.shape[0]

    def __getitem__(self, i):
        return self.scores[i], self.stars[i]


torch.manual_seed(6)
dl = DataLoader(Ratings(), batch_size=50, shuffle=True)
net = nn.Sequential(nn.Linear(5, 32), nn.ReLU(), nn.Linear(32, 5))
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(15):
    total, hits, seen = 0.0, 0, 0
    for s, r in dl:
        opt.zero_grad()
        out = net(s)
        loss = nn.functional.cross_entropy(out, r)
        loss.backward()
        opt.step()
        total += loss.item() * len(r)
        hits += (out.argmax(1) == r).sum().item()
        seen += len(r)
    print(f"epoch {epoch} acc {hits / seen:.3f} loss {total / seen:.4f}")
