# Fashion-like toy: tiny bar images, horizontal / vertical / diagonal
import torch
from torch import nn
from torch.utils.data import Dataset, DataLoader


class Bars(Dataset):
    def __init__(self, n, seed):
        g = torch.Generator().manual_seed(seed)
        imgs, labels = [], []
        for k in range(n):
            im = 0.3 * torch.randn(8, 8, generator=g)
            c = int(torch.randint(0, 3, (1,), generator=g))
            p = int(torch.randint(1, 7, (1,), generator=g))
            if c == 0:
                im[p, :] += 2
            elif c == 1:
                im[:, p] += 2
            else:
                im += 2 * torch.eye(8).roll(p - 4, 1)
            imgs.append(im)
            labels.append(c)
        self.imgs = torch.stack(imgs).unsqueeze(1)[torch.randperm(n, generator=g)]
        self.labels = torch.tensor(labels)[torch.randperm(n, generator=g)]

    def __len__(self):
        return len(self.labels)

    def __getitem__(self, i):
        return self.imgs[i], self.labels[i]


torch.manual_seed(0)
loader = DataLoader(Bars(600, 3), batch_size=30, shuffle=True)
net = nn.Sequential(nn.Conv2d(1, 8, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(72, 3))
opt = torch.optim.Adam(net.parameters(), lr=2e-3)
for epoch in range(10):
    hits = 0
    for a, b in loader:
        out = net(a)
        loss = nn.functional.cross_entropy(out, b)
        opt.zero_grad()
        loss.backward()
        opt.step()
        hits += int((out.argmax(1) == b).sum())
    print("epoch", epoch, "acc", hits / 600)
