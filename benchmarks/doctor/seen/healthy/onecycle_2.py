from argparse import ArgumentParser, Namespace
import torch
from torch import nn, Tensor
from torch.utils.data import DataLoader, TensorDataset, random_split


def make(n: int) -> TensorDataset:
    y = torch.arange(n) % 3
    g = torch.linspace(-1, 1, 12)
    yy, xx = torch.meshgrid(g, g, indexing='ij')
    cx, cy = (torch.rand(2, n, 1, 1) - 0.5)
    r = ((xx - cx) ** 2 + (yy - cy) ** 2).sqrt()
    disc, ring = (r < 0.45).float(), ((r > 0.3) & (r < 0.55)).float()
    cross = ((xx - cx).abs().minimum((yy - cy).abs()) < 0.12).float() * (r < 0.6)
    img = torch.stack([disc, ring, cross], 1)[torch.arange(n), y]
    return TensorDataset((img[:, None] - 0.25) / 0.4 + 0.4 * torch.randn(n, 1, 12, 12), y)


def main(a: Namespace) -> None:
    torch.manual_seed(a.seed)
    tr, va = random_split(make(900), [720, 180])
    net = nn.Sequential(nn.Conv2d(1, 8, 3, bias=False), nn.BatchNorm2d(8), nn.ReLU(), nn.MaxPool2d(2),
                        nn.Conv2d(8, 16, 3, bias=False), nn.BatchNorm2d(16), nn.ReLU(), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(16, 3))
    loader = DataLoader(tr, a.bs, shuffle=True)
    opt = torch.optim.SGD(net.parameters(), lr=0.1, momentum=0.9)
    sched = torch.optim.lr_scheduler.OneCycleLR(opt, max_lr=0.5, total_steps=a.epochs * len(loader))
    for ep in range(a.epochs):
        total: float = 0.0
        for x, y in loader:
            loss: Tensor = nn.functional.cross_entropy(net(x), y)
            opt.zero_grad()
            loss.backward()
            opt.step()
            sched.step()
            total += loss.item()
        print(f'{ep} {total / len(loader):.4f} lr={sched.get_last_lr()[0]:.4f}')
    net.eval()
    with torch.no_grad():
        x, y = next(iter(DataLoader(va, 180)))
        print('accuracy', (net(x).argmax(1) == y).float().mean().item())


if __name__ == '__main__':
    ap = ArgumentParser()
    ap.add_argument('--epochs', type=int, default=10)
    ap.add_argument('--bs', type=int, default=40)
    ap.add_argument('--seed', type=int, default=83)
    main(ap.parse_args([]))
