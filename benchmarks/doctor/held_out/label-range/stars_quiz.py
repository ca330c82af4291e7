# Forum question: classify reviews by their number of stars (1 to 5) from tf-idf-like features
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import DataLoader, TensorDataset

np.random.seed(40)
torch.manual_seed(40)
stars = np.random.randint(1, 6, size=1000)
directions = np.random.randn(6, 16) * 1.1
feats = directions[stars] + np.random.randn(1000, 16) * 0.7
feats = (feats - feats.mean(axis=0)) / feats.std(axis=0)

x = torch.from_numpy(feats).float()
t = torch.from_numpy(stars)
train_loader = DataLoader(TensorDataset(x[:800], t[:800]), batch_size=40, shuffle=True)

net = nn.Sequential(nn.Linear(16, 32), nn.ReLU(), nn.Dropout(0.1), nn.Linear(32, 5))
opt = torch.optim.AdamW(net.parameters(), lr=2e-3)

for ep in range(12):
    running = 0.0
    for xb, tb in train_loader:
        opt.zero_grad()
        loss = F.cross_entropy(net(xb), tb)
        loss.backward()
        opt.step()
        running += loss.item() * len(xb)
    print(f"ep {ep} train {running / 800:.4f}")

net.eval()
with torch.no_grad():
    print("held-out loss", F.cross_entropy(net(x[800:]), t[800:]).item())
