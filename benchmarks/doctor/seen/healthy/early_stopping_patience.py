import torch
import torch.nn as nn
torch.manual_seed(43)
def sample(n):
    y = torch.randint(0, 2, (n,))
    return torch.randn(n, 3) + (2 * y[:, None] - 1) * 0.9, y
(x, y), (xv, yv) = sample(400), sample(400)
net = nn.Sequential(nn.Linear(3, 8), nn.Tanh(), nn.Linear(8, 2))
opt = torch.optim.SGD(net.parameters(), lr=0.1)
best, wait = float("inf"), 0
for epoch in range(100):
    for i in torch.randperm(400).split(40):
        opt.zero_grad()
        nn.functional.cross_entropy(net(x[i]), y[i]).backward()
        opt.step()
    with torch.no_grad():
        v = nn.functional.cross_entropy(net(xv), yv).item()
    if v < best - 1e-4:
        best, wait = v, 0
    else:
        wait += 1
        if wait == 10:
            break
print(epoch, best)
