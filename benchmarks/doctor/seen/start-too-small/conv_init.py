import torch
from torch import nn
import torch.nn.functional as F


def blobs(n, gen):
    """12x12 pictures: which of four corners holds a blob?"""
    y = torch.randint(0, 4, (n,), generator=gen)
    x = 0.3 * torch.randn(n, 1, 12, 12, generator=gen)
    for i in range(n):
        r, c = divmod(int(y[i]), 2)
        dr, dc = torch.randint(0, 3, (2,), generator=gen).tolist()
        x[i, 0, 6 * r + dr:6 * r + dr + 3, 6 * c + dc:6 * c + dc + 3] += 1.0
    return x, y


class Small(nn.Module):
    def __init__(self):
        super().__init__()
        self.c1 = nn.Conv2d(1, 6, 3, padding=1)
        self.c2 = nn.Conv2d(6, 12, 3, padding=1)
        self.f1 = nn.Linear(108, 32)
        self.f2 = nn.Linear(32, 4)
        for m in (self.c1, self.c2, self.f1, self.f2):
            nn.init.normal_(m.weight, std=0.001)
            nn.init.constant_(m.bias, 0)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.c1(x)), 2)
        x = F.max_pool2d(F.relu(self.c2(x)), 2)
        return self.f2(F.relu(self.f1(x.flatten(1))))


gen = torch.Generator().manual_seed(33)
torch.manual_seed(33)
xtr, ytr = blobs(400, gen)
xva, yva = blobs(200, gen)
model = Small()
sgd = torch.optim.SGD(model.parameters(), lr=0.03, momentum=0.9, nesterov=True)
for epoch in range(10):
    for idx in torch.randperm(400).split(20):
        sgd.zero_grad()
        loss = F.cross_entropy(model(xtr[idx]), ytr[idx])
        loss.backward()
        sgd.step()
    with torch.no_grad():
        print("epoch", epoch + 1, "val loss", F.cross_entropy(model(xva), yva).item())
