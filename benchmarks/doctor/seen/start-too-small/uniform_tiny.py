import torch
import torch.nn as nn
import torch.nn.functional as F

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.a, self.b, self.c = nn.Linear(2, 20), nn.Linear(20, 20), nn.Linear(20, 2)
        for m in (self.a, self.b, self.c):
            m.weight.data.uniform_(-0.005, 0.005)
            m.bias.data.zero_()
    def forward(self, x):
        return self.c(F.relu(self.b(F.relu(self.a(x)))))

torch.manual_seed(3)
x = torch.randn(250, 2)
y = (x[:, 0] * x[:, 1] > 0).long()
net = Net()
opt = torch.optim.SGD(net.parameters(), lr=0.1, momentum=0.5)
for epoch in range(50):
    for i in torch.randperm(250).split(25):
        opt.zero_grad()
        F.cross_entropy(net(x[i]), y[i]).backward()
        opt.step()
print(F.cross_entropy(net(x), y).item())
