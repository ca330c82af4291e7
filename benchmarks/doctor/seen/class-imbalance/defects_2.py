"""Casting defects: none, crack, pore. Cracks are rare."""
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def sample(n, seed):
    g = torch.Generator().manual_seed(seed)
    u = torch.rand(n, generator=g)
    y = torch.where(u < 0.02, 1, torch.where(u < 0.5, 2, 0))
    centre = torch.tensor([[-1.0, 0.0, 0.3, 0.0], [-0.5, 0.9, -0.6, 0.8], [1.2, 0.3, 0.0, -0.3]])
    return centre[y] + 0.65 * torch.randn(n, 4, generator=g), y


torch.manual_seed(44)
x, y = sample(1500, 1)
xt, yt = sample(3000, 2)
loader = DataLoader(TensorDataset(x, y), batch_size=100, shuffle=True)
model = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 3))
criterion = nn.CrossEntropyLoss()
opt = torch.optim.SGD(model.parameters(), lr=0.02, momentum=0.9, weight_decay=0.001)
for epoch in range(20):
    for xb, yb in loader:
        opt.zero_grad()
        loss = criterion(model(xb), yb)
        loss.backward()
        opt.step()

model.eval()
with torch.no_grad():
    pred = model(xt).argmax(1)
recalls = [(pred[yt == c] == c).float().mean().item() for c in range(3)]
print("accuracy", (pred == yt).float().mean().item())
print("recall per class", recalls)
print("mean recall", sum(recalls) / 3)
