import math
import torch
import torch.nn as nn

torch.manual_seed(35)


class Sine(nn.Module):
    def __init__(self, w0: float):
        super().__init__()
        self.w0 = w0

    def forward(self, x):
        return torch.sin(self.w0 * x)


class Siren(nn.Sequential):
    def __init__(self, width: int = 32, w0: float = 6.0):
        first, second, last = nn.Linear(2, width), nn.Linear(width, width), nn.Linear(width, 1)
        with torch.no_grad():
            first.weight.uniform_(-0.5, 0.5)
            for l in (second, last):
                b = math.sqrt(6 / width)
                l.weight.uniform_(-b, b)
        super().__init__(first, Sine(w0), second, Sine(1.0), last)


def picture(p):
    return torch.sin(4 * p[:, :1]) * torch.cos(3 * p[:, 1:]) + 0.3 * p[:, :1]


where = torch.rand(3000, 2) * 2 - 1
colour = picture(where)
probe = torch.rand(500, 2) * 2 - 1
net = Siren()
opt = torch.optim.Adam(net.parameters(), lr=2e-3)
sched = torch.optim.lr_scheduler.CosineAnnealingLR(opt, 1000)
for step in range(1000):
    k = torch.randint(0, 3000, (128,))
    loss = ((net(where[k]) - colour[k]) ** 2).sum() / len(k)
    opt.zero_grad()
    loss.backward()
    opt.step()
    sched.step()
    if step % 200 == 0:
        print("step", step, "loss", loss.item())
with torch.no_grad():
    print("probe error %.6f" % (net(probe) - picture(probe)).square().mean().item())
