"""Tiny convnet on synthetic 10x10 pictures: horizontal, vertical or diagonal strokes."""
import torch
import torch.nn as nn
import torch.nn.functional as F


def draw(n, generator):
    img = 0.3 * torch.randn(n, 1, 10, 10, generator=generator)
    kind = torch.randint(0, 3, (n,), generator=generator)
    pos = torch.randint(1, 9, (n,), generator=generator)
    for i in range(n):
        if kind[i] == 0:
            img[i, 0, pos[i]] += 1.2
        elif kind[i] == 1:
            img[i, 0, :, pos[i]] += 1.2
        else:
            img[i, 0] += 1.2 * torch.roll(torch.eye(10), int(pos[i]), 0)
    return img, kind


class StrokeNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 8, 3, padding=1)
        self.conv2 = nn.Conv2d(8, 12, 3)
        self.pool = nn.MaxPool2d(2)
        self.fc1 = nn.Linear(12 * 4 * 4, 24)
        self.fc2 = nn.Linear(24, 3)

    def forward(self, x):
        x = F.leaky_relu(self.conv1(x))
        x = self.pool(F.leaky_relu(self.conv2(x)))
        x = F.leaky_relu(self.fc1(x.flatten(1)))
        x = torch.sigmoid(self.fc2(x))
        return x


g = torch.Generator().manual_seed(0)
torch.manual_seed(0)
train_x, train_y = draw(600, g)
test_x, test_y = draw(200, g)
net = StrokeNet()
optimizer = torch.optim.Adam(net.parameters(), lr=0.003)
for epoch in range(10):
    for rows in torch.randperm(600).split(50):
        optimizer.zero_grad()
        loss = F.cross_entropy(net(train_x[rows]), train_y[rows])
        loss.backward()
        optimizer.step()
    print("epoch", epoch, "loss", round(loss.item(), 4))
with torch.no_grad():
    print("test loss", F.cross_entropy(net(test_x), test_y).item())
