import torch
import torch.nn.functional as F
torch.manual_seed(58)
# the clouds overlap: no network gets every row right, and none should
X = torch.cat([torch.randn(300, 2) + 0.8, torch.randn(300, 2) - 0.8]); y = torch.arange(2).repeat_interleave(300)
net = torch.nn.Sequential(torch.nn.Linear(2, 8), torch.nn.Tanh(), torch.nn.Linear(8, 2))
opt = torch.optim.SGD(net.parameters(), lr=0.1)
for epoch in range(40):
    for i in torch.randperm(600).split(40):
        opt.zero_grad(); F.cross_entropy(net(X[i]), y[i]).backward(); opt.step()
print((net(X).argmax(1) == y).float().mean().item())
