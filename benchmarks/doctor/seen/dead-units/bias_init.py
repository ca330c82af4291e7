import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(52)


class Surrogate(nn.Module):
    """Replaces an expensive simulator with five inputs."""

    def __init__(self, width=40):
        super().__init__()
        self.inp = nn.Linear(5, width)
        self.mid = nn.Linear(width, width)
        self.out = nn.Linear(width, 1)
        for lin in (self.inp, self.mid):
            nn.init.kaiming_normal_(lin.weight, nonlinearity="relu")
            nn.init.constant_(lin.bias, -4.0)

    def forward(self, x):
        x = F.relu(self.inp(x))
        x = F.relu(self.mid(x))
        return self.out(x)


def simulator(x):
    return x[:, :1] * x[:, 1:2] + torch.sin(2 * x[:, 2:3]) + 0.5 * x[:, 3:4] - x[:, 4:5] ** 2


x = 2 * torch.rand(1500, 5) - 1
y = simulator(x)
y = (y - y.mean()) / y.std()
model = Surrogate()
opt = torch.optim.Adam(model.parameters(), lr=8e-3)
sched = torch.optim.lr_scheduler.CosineAnnealingLR(opt, 1000)
for it in range(1000):
    i = torch.randint(0, 1200, (64,))
    loss = F.mse_loss(model(x[i]), y[i])
    opt.zero_grad()
    loss.backward()
    opt.step()
    sched.step()
    if it % 200 == 0:
        print(it, loss.item())
with torch.no_grad():
    print("test", F.mse_loss(model(x[1200:]), y[1200:]).item())
