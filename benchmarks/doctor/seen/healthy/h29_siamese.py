import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(29)
n = 300
c = torch.randint(0, 3, (n,))
centro = torch.tensor([[2., 0, 0, 0], [0, 2., 0, 0], [0, 0, 2., 0]])
x = centro[c] + 0.4 * torch.randn(n, 4)
net = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 4))
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for it in range(500):
    i, j = torch.randint(0, n, (48,)), torch.randint(0, n, (48,))
    d = F.pairwise_distance(net(x[i]), net(x[j]))
    same = (c[i] == c[j]).float()
    loss = (same * d ** 2 + (1 - same) * F.relu(1.0 - d) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
    if it % 100 == 0:
        print(it, loss.item())
print("loss", loss.item())
