import torch
from torch import nn

torch.manual_seed(18)
x = torch.tensor([[0., 0.], [0., 1.], [1., 0.], [1., 1.]])
y = torch.tensor([[0.], [1.], [1.], [0.]])
net = nn.Sequential(nn.Linear(2, 8), nn.Tanh(), nn.Linear(8, 1), nn.Sigmoid())
opt = torch.optim.SGD(net.parameters(), lr=1.0, momentum=0.9)
crit = nn.BCELoss()
for i in range(600):
    opt.zero_grad()
    loss = crit(net(x), y)
    loss.backward()
    opt.step()
    if i % 150 == 0:
        print(i, loss.item())
print(net(x).round().flatten().tolist())
print(loss.item())
