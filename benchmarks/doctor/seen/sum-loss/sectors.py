import torch
import torch.nn as nn
from torch.utils.data import Dataset, DataLoader


class Blobs(Dataset):
    """Five sectors of a ring plus four extra measurements."""

    def __init__(self, n, seed):
        g = torch.Generator().manual_seed(seed)
        self.y = torch.randint(0, 5, (n,), generator=g)
        ang = self.y * (2 * torch.pi / 5) + 0.28 * torch.randn(n, generator=g)
        rad = 1 + 0.15 * torch.randn(n, generator=g)
        base = torch.stack([rad * ang.cos(), rad * ang.sin()], 1)
        noise = 0.6 * torch.randn(n, 4, generator=g)
        self.x = torch.cat([base * 1.4, noise], 1)

    def __len__(self):
        return len(self.y)

    def __getitem__(self, i):
        return self.x[i], self.y[i]


torch.manual_seed(99)
train = DataLoader(Blobs(960, 1), batch_size=120, shuffle=True)
test = DataLoader(Blobs(500, 2), batch_size=500)

model = nn.Sequential(nn.Linear(6, 24), nn.LeakyReLU(), nn.Linear(24, 5))
criterion = nn.CrossEntropyLoss(reduction='sum')
optimizer = torch.optim.SGD(model.parameters(), lr=0.25, momentum=0.9)

for epoch in range(25):
    model.train()
    for x, y in train:
        optimizer.zero_grad()
        loss = criterion(model(x), y)
        loss.backward()
        optimizer.step()
    if epoch % 5 == 0:
        print('epoch', epoch, 'last batch loss', loss.item())

model.eval()
hits = 0
with torch.no_grad():
    for x, y in test:
        hits += (model(x).argmax(-1) == y).sum().item()
print('accuracy', hits / len(test.dataset))
