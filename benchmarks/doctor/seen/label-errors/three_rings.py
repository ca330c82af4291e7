import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
torch.manual_seed(5)
n = 360
ring = torch.arange(n) % 3
ang = 6.2832 * torch.rand(n)
rad = 1.0 + 1.5 * ring + 0.1 * torch.randn(n)
pts = torch.stack([rad * ang.cos(), rad * ang.sin()], 1) / 2
label = ring.clone()
label[100:104] = torch.tensor([2, 2, 0, 1])[ring[100:104]]
loader = DataLoader(TensorDataset(pts, label), batch_size=36, shuffle=True)
model = nn.Sequential(nn.Linear(2, 16), nn.Tanh(), nn.Linear(16, 3))
opt = torch.optim.Adam(model.parameters(), lr=0.02, weight_decay=1e-4)
for epoch in range(100):
    for x, y in loader:
        opt.zero_grad()
        nn.functional.cross_entropy(model(x), y).backward()
        opt.step()
with torch.no_grad():
    print(nn.functional.cross_entropy(model(pts), label).item())
