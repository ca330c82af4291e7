# fit a bumpy curve with a small tanh network (exam preparation, task 2b)
import math
import torch

torch.manual_seed(13)


def target(u):
    return torch.sin(math.pi * 2 * u) + 0.5 * torch.cos(math.pi * 3 * u)


u = torch.linspace(-1, 1, 160)[:, None]
v = target(u) + 0.02 * torch.randn_like(u)
n_units = 1


class Net(torch.nn.Module):
    def __init__(self, m):
        super().__init__()
        self.inner = torch.nn.Linear(1, m)
        self.outer = torch.nn.Linear(m, 1)
        torch.nn.init.normal_(self.inner.weight, std=3.0)
        torch.nn.init.uniform_(self.inner.bias, -2.0, 2.0)

    def forward(self, s):
        return self.outer(torch.tanh(self.inner(s)))


net = Net(n_units)
optimizer = torch.optim.Adam(net.parameters(), lr=0.02)
for it in range(1200):
    residual = net(u) - v
    loss = residual.pow(2).mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if it % 200 == 0:
        print("it", it, "loss", loss.item())
print("end", (net(u) - v).pow(2).mean().item())
