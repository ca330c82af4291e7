import torch
import torch.nn as nn
torch.manual_seed(4)
k = torch.arange(330) % 3
pts = 2 * torch.stack([(2.0944 * k).cos(), (2.0944 * k).sin()], 1) + 1.0 * torch.randn(330, 2)
net = nn.Sequential(nn.Linear(2, 16), nn.Tanh(), nn.Linear(16, 3))
opt = torch.optim.SGD(net.parameters(), lr=0.2)
for epoch in range(40):
    correct = 0
    for rows in torch.randperm(330).split(32):
        out = net(pts[rows])
        loss = nn.functional.cross_entropy(out, k[rows])
        opt.zero_grad()
        loss.backward()
        opt.step()
        correct = (out.argmax(1) == k[rows]).sum()
    acc = correct / 330
print(f"train accuracy {acc.item():.3f}")
