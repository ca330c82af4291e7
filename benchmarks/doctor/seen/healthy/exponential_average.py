import torch, copy
from torch import nn
torch.manual_seed(42)
net = nn.Sequential(nn.Linear(2, 24), nn.ReLU(), nn.Linear(24, 2))
average = copy.deepcopy(net)
for p in average.parameters(): p.requires_grad_(False)
x = torch.rand(300, 2) * 2 - 1; y = (x[:, 0].abs() > x[:, 1].abs()).long()
opt = torch.optim.SGD(net.parameters(), lr=0.4, momentum=0.9)
for epoch in range(60):
    for i in torch.randperm(300).split(30):
        loss = nn.functional.cross_entropy(net(x[i]), y[i])
        opt.zero_grad()
        loss.backward()
        opt.step()
        with torch.no_grad():
            for a, p in zip(average.parameters(), net.parameters()):
                a.lerp_(p, 0.05)
print(nn.functional.cross_entropy(average(x), y).item())
