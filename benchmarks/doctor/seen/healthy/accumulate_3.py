"""Four micro-batches per update, because the pictures are 'large'."""
import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import DataLoader, TensorDataset

ACCUM = 4
torch.manual_seed(4)


def blobs(n):
    img = torch.randn(n, 1, 14, 14) * 0.4
    quad = torch.randint(0, 4, (n,))
    for k in range(n):
        r, c = 1 + 7 * (quad[k] // 2), 1 + 7 * (quad[k] % 2)
        dr, dc = torch.randint(0, 3, (2,))
        img[k, 0, r + dr:r + dr + 3, c + dc:c + dc + 3] += 1.2
    return img, quad


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.c1 = nn.Conv2d(1, 6, 3, stride=2)
        self.bn = nn.BatchNorm2d(6)
        self.c2 = nn.Conv2d(6, 12, 3)
        self.fc = nn.Linear(12 * 4 * 4, 4)

    def forward(self, x):
        x = F.relu(self.bn(self.c1(x)))
        x = F.relu(self.c2(x))
        return self.fc(x.flatten(1))


train = DataLoader(TensorDataset(*blobs(960)), batch_size=16, shuffle=True)
tx, ty = blobs(300)
net = Net()
opt = torch.optim.SGD(net.parameters(), lr=0.05, momentum=0.9)
for epoch in range(6):
    net.train()
    opt.zero_grad()
    for k, (x, y) in enumerate(train):
        loss = F.cross_entropy(net(x), y) / ACCUM
        loss.backward()
        if (k + 1) % ACCUM == 0:
            opt.step()
            opt.zero_grad()
    print("epoch", epoch, "loss", loss.item() * ACCUM)
net.eval()
with torch.no_grad():
    print("accuracy", (net(tx).argmax(1) == ty).float().mean().item())
