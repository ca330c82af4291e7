import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import load_digits

class ConvNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(1, 8, 3, padding=1)
        self.fc = nn.Linear(8 * 16, 10)
    def forward(self, x):
        x = F.max_pool2d(F.relu(self.conv(x)), 2)
        return self.fc(x.flatten(1))

torch.manual_seed(19)
d = load_digits()
X = torch.tensor(d.images / 16, dtype=torch.float32).unsqueeze(1)
y = torch.tensor(d.target)
net = ConvNet()
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(10):
    for i in torch.randperm(len(X)).split(64):
        opt.zero_grad()
        loss = F.cross_entropy(net(X[i]), y[i])
        loss.backward()
        opt.step()
print((net(X).argmax(1) == y).float().mean().item())
