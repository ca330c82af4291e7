import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

torch.manual_seed(0)
d = load_digits()
a, b, ya, yb = train_test_split(d.images, d.target, test_size=0.25, random_state=0)
a = torch.tensor(a).float()[:, None] / 8 - 1
b = torch.tensor(b).float()[:, None] / 8 - 1
ya, yb = torch.tensor(ya), torch.tensor(yb)


class Block(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.c1, self.b1 = nn.Conv2d(c, c, 3, padding=1, bias=False), nn.BatchNorm2d(c)
        self.c2, self.b2 = nn.Conv2d(c, c, 3, padding=1, bias=False), nn.BatchNorm2d(c)

    def forward(self, x):
        return F.relu(x + self.b2(self.c2(F.relu(self.b1(self.c1(x))))))


net = nn.Sequential(nn.Conv2d(1, 8, 3, padding=1, bias=False), nn.BatchNorm2d(8), nn.ReLU(), Block(8), nn.MaxPool2d(2), Block(8), nn.AdaptiveAvgPool2d(2), nn.Flatten(), nn.Linear(32, 10))
opt = torch.optim.SGD(net.parameters(), lr=0.1, momentum=0.9, weight_decay=5e-4, nesterov=True)
sched = torch.optim.lr_scheduler.OneCycleLR(opt, 0.1, total_steps=8 * 22)
for ep in range(8):
    net.train()
    for idx in torch.randperm(len(a)).split(64):
        opt.zero_grad()
        loss = F.cross_entropy(net(a[idx]), ya[idx])
        loss.backward()
        opt.step()
        sched.step()
    net.eval()
    with torch.no_grad():
        acc = (net(b).argmax(1) == yb).float().mean().item()
    print(ep, loss.item(), acc)
