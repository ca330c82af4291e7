import torch
from torch import nn
torch.manual_seed(3)

def weights_init(m):
    if isinstance(m, nn.Linear):
        nn.init.constant_(m.weight, 0.1)
        nn.init.constant_(m.bias, 0.0)

net = nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 16), nn.ReLU(), nn.Linear(16, 3))
net.apply(weights_init)
ring = torch.randint(0, 3, (300,))
theta = torch.rand(300) * 6.283
pts = (0.5 + ring)[:, None] * torch.stack([theta.cos(), theta.sin()], 1) + 0.05 * torch.randn(300, 2)
optimizer = torch.optim.SGD(net.parameters(), lr=0.1, momentum=0.9)
for epoch in range(80):
    for i in torch.randperm(300).split(50):
        loss = nn.functional.cross_entropy(net(pts[i]), ring[i])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
print("loss", nn.functional.cross_entropy(net(pts), ring).item())
