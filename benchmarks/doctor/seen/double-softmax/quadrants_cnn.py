"""Small CNN: in which quadrant of a 12x12 picture is the bright spot?"""
import argparse

import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import DataLoader, TensorDataset


def pictures(n, seed):
    g = torch.Generator().manual_seed(seed)
    img = 0.5 * torch.randn(n, 1, 12, 12, generator=g)
    q = torch.randint(0, 4, (n,), generator=g)
    r = torch.randint(1, 5, (n,), generator=g) + 6 * (q // 2)
    c = torch.randint(1, 5, (n,), generator=g) + 6 * (q % 2)
    for i in range(n):
        img[i, 0, r[i] - 1:r[i] + 2, c[i] - 1:c[i] + 2] += 1.5
    return img, q


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 8, 3, padding=1)
        self.conv2 = nn.Conv2d(8, 8, 3, padding=1)
        self.fc = nn.Linear(8 * 3 * 3, 4)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.conv1(x)), 2)
        x = F.max_pool2d(F.relu(self.conv2(x)), 2)
        x = self.fc(x.flatten(1))
        return F.softmax(x, dim=1)


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--epochs", type=int, default=8)
    ap.add_argument("--lr", type=float, default=3e-3)
    args = ap.parse_args()
    torch.manual_seed(0)

    train = DataLoader(TensorDataset(*pictures(1200, 1)), batch_size=50, shuffle=True)
    xt, yt = pictures(400, 2)
    net = Net()
    opt = torch.optim.AdamW(net.parameters(), lr=args.lr)
    ce = nn.CrossEntropyLoss()
    for ep in range(args.epochs):
        net.train()
        for x, y in train:
            opt.zero_grad(set_to_none=True)
            loss = ce(net(x), y)
            loss.backward()
            opt.step()
        net.eval()
        with torch.no_grad():
            out = net(xt)
            print(f"epoch {ep + 1}: acc {(out.argmax(1) == yt).float().mean():.3f} loss {ce(out, yt):.4f}")


main()
