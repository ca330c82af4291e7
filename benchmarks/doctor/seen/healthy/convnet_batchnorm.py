"""Blobs of different shape in noise; batch norm and dropout, train and eval modes."""
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def images(n, g):
    kind = torch.randint(0, 3, (n,), generator=g)
    grid = torch.arange(12.0)
    cx, cy = 3 + 6 * torch.rand(2, n, 1, 1, generator=g)
    dx, dy = grid.view(1, 1, 12) - cx, grid.view(1, 12, 1) - cy
    sx = torch.tensor([1.2, 3.0, 1.2])[kind].view(-1, 1, 1)
    sy = torch.tensor([1.2, 1.2, 3.0])[kind].view(-1, 1, 1)
    img = torch.exp(-(dx / sx) ** 2 - (dy / sy) ** 2)
    img = img + 0.25 * torch.randn(n, 12, 12, generator=g)
    return ((img - img.mean()) / img.std()).unsqueeze(1), kind


g = torch.Generator().manual_seed(5)
train = DataLoader(TensorDataset(*images(800, g)), batch_size=40, shuffle=True)
test_x, test_y = images(400, g)
torch.manual_seed(5)
net = nn.Sequential(
    nn.Conv2d(1, 8, 3, padding=1, bias=False), nn.BatchNorm2d(8), nn.ReLU(), nn.MaxPool2d(2),
    nn.Conv2d(8, 12, 3, padding=1, bias=False), nn.BatchNorm2d(12), nn.ReLU(),
    nn.AdaptiveAvgPool2d(2), nn.Flatten(), nn.Dropout(0.2), nn.Linear(48, 3),
)
opt = torch.optim.Adam(net.parameters(), lr=5e-3)
sched = torch.optim.lr_scheduler.StepLR(opt, 6, 0.3)
for epoch in range(12):
    net.train()
    seen = 0.0
    for x, y in train:
        loss = nn.functional.cross_entropy(net(x), y)
        opt.zero_grad()
        loss.backward()
        opt.step()
        seen += loss.item()
    sched.step()
    print(epoch, seen / len(train))
net.eval()
with torch.no_grad():
    out = net(test_x)
    print("accuracy", (out.argmax(1) == test_y).float().mean().item())
    print("test loss", nn.functional.cross_entropy(out, test_y).item())
