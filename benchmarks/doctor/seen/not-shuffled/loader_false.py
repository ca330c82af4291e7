import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
torch.manual_seed(1)
centres = torch.tensor([[1.5, 0.0], [-1.5, 0.0], [0.0, 2.0], [0.0, -2.0]])
y = torch.arange(4).repeat_interleave(60)
x = centres[y] + 0.8 * torch.randn(240, 2)
loader = DataLoader(TensorDataset(x, y), batch_size=10, shuffle=False)
net = nn.Sequential(nn.Linear(2, 24), nn.ReLU(), nn.Linear(24, 4))
opt = torch.optim.SGD(net.parameters(), lr=0.1, momentum=0.9)
for epoch in range(30):
    for xb, yb in loader:
        opt.zero_grad()
        nn.functional.cross_entropy(net(xb), yb).backward()
        opt.step()
print(nn.functional.cross_entropy(net(x), y).item())
