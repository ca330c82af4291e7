# seltene Klasse, aber gut erkennbar
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset, WeightedRandomSampler

torch.manual_seed(6)
X = torch.cat([torch.randn(950, 3), torch.randn(50, 3) * 0.7 + torch.tensor([2.5, 2.5, -2.0])])
y = torch.cat([torch.zeros(950), torch.ones(50)])
X = (X - X.mean(0)) / X.std(0)
w = torch.where(y == 1, 1 / 50, 1 / 950)
dl = DataLoader(TensorDataset(X, y), batch_size=50, sampler=WeightedRandomSampler(w, 1000))
netz = nn.Sequential(nn.Linear(3, 16), nn.Tanh(), nn.Linear(16, 1))
opt = torch.optim.SGD(netz.parameters(), lr=0.1, momentum=0.9)
for ep in range(15):
    for a, b in dl:
        f = nn.functional.binary_cross_entropy_with_logits(netz(a).squeeze(1), b)
        opt.zero_grad()
        f.backward()
        opt.step()
    print(ep, f.item())
with torch.no_grad():
    s = netz(X).squeeze(1) > 0
print("recall", s[y == 1].float().mean().item())
