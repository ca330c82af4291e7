import torch
import torch.nn.functional as F
torch.manual_seed(1)
X = torch.cat([torch.randn(150, 2) + 1.6, torch.randn(150, 2) - 1.6])
y = torch.arange(2).repeat_interleave(150)
net = torch.nn.Sequential(torch.nn.Linear(2, 16), torch.nn.Tanh(), torch.nn.Linear(16, 2))
opt = torch.optim.SGD(net.parameters(), lr=1.0)  # large, and yet it learns faster
for epoch in range(30):
    for i in torch.randperm(300).split(30):
        opt.zero_grad()
        F.cross_entropy(net(X[i]), y[i]).backward()
        opt.step()
print(F.cross_entropy(net(X), y).item())
