from dataclasses import dataclass
import copy
import torch
import torch.nn as nn
import torch.nn.functional as F


@dataclass
class HParams:
    lr: float = 0.2
    momentum: float = 0.9
    wd: float = 5e-4
    steps: int = 300
    batch: int = 64
    ema: float = 0.98


class ConvNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.features = nn.Sequential(
            nn.Conv2d(1, 8, 3, padding=1), nn.BatchNorm2d(8), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(8, 16, 3, padding=1), nn.BatchNorm2d(16), nn.ReLU(), nn.AdaptiveAvgPool2d(1))
        self.head = nn.Linear(16, 4)

    def forward(self, x):
        return self.head(self.features(x).flatten(1))


def textures(n):
    """Four textures on 8x8: vertical, horizontal, checker, plain; plus noise."""
    y = torch.randint(0, 4, (n,))
    r = torch.arange(8)
    bank = torch.stack([(r % 2).float().repeat(8, 1), (r % 2).float().repeat(8, 1).T,
                        ((r[:, None] + r) % 2).float(), torch.full((8, 8), 0.5)]) - 0.5
    flip = torch.randint(0, 2, (n, 1, 1)) * 2.0 - 1
    return (bank[y] * flip * 1.6 + 0.7 * torch.randn(n, 8, 8)).unsqueeze(1), y


@torch.no_grad()
def update_ema(avg, model, decay):
    for a, p in zip(avg.state_dict().values(), model.state_dict().values()):
        if a.dtype.is_floating_point:
            a.mul_(decay).add_(p, alpha=1 - decay)
        else:
            a.copy_(p)


if __name__ == "__main__":
    hp = HParams()
    torch.manual_seed(114)
    model = ConvNet()
    shadow = copy.deepcopy(model).eval()
    opt = torch.optim.SGD(model.parameters(), lr=hp.lr, momentum=hp.momentum, weight_decay=hp.wd, nesterov=True)
    sched = torch.optim.lr_scheduler.CosineAnnealingLR(opt, hp.steps)
    x_test, y_test = textures(500)
    for step in range(hp.steps):
        x, y = textures(hp.batch)
        loss = F.cross_entropy(model(x), y)
        opt.zero_grad()
        loss.backward()
        opt.step()
        sched.step()
        update_ema(shadow, model, hp.ema)
        if step % 100 == 99:
            with torch.no_grad():
                print(step + 1, loss.item(), F.cross_entropy(shadow(x_test), y_test).item())
