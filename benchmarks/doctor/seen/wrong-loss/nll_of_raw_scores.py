import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(2)

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(2, 12)
        self.fc2 = nn.Linear(12, 3)

    def forward(self, x):
        return self.fc2(torch.tanh(self.fc1(x)))  # raw scores

centres = torch.tensor([[2.0, 0.0], [-1.0, 1.7], [-1.0, -1.7]])
y = torch.randint(0, 3, (240,))
x = centres[y] + 0.9 * torch.randn(240, 2)
net = Net()
opt = torch.optim.SGD(net.parameters(), lr=0.05)
for epoch in range(40):
    for rows in torch.randperm(240).split(24):
        loss = F.nll_loss(net(x[rows]), y[rows])
        opt.zero_grad()
        loss.backward()
        opt.step()
print("acc", (net(x).argmax(1) == y).float().mean().item(), "ce", F.cross_entropy(net(x), y).item())
