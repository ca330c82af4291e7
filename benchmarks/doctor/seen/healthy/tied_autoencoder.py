import math
import torch
from torch import nn
import torch.nn.functional as F


class Tied(nn.Module):
    """Decoder uses the transposed encoder weights."""

    def __init__(self, d, k):
        super().__init__()
        self.w = nn.Parameter(torch.randn(k, d) / math.sqrt(d))
        self.b = nn.Parameter(torch.zeros(k))
        self.c = nn.Parameter(torch.zeros(d))

    def forward(self, x):
        h = F.linear(x, self.w, self.b)
        return F.linear(h, self.w.t(), self.c)


torch.manual_seed(18)
z = torch.randn(700, 3)
x = z @ torch.randn(3, 9) + 0.1 * torch.randn(700, 9) 
x = (x - x.mean(0)) / x.std(0)
m = Tied(9, 3)
opt = torch.optim.SGD(m.parameters(), lr=0.1, momentum=0.9)
for e in range(15):
    for b in torch.randperm(560).split(40):
        loss = F.mse_loss(m(x[b]), x[b])
        opt.zero_grad()
        loss.backward()
        opt.step()
    if e % 5 == 4:
        print(e + 1, loss.item())
with torch.no_grad():
    print("reconstruction", F.mse_loss(m(x[560:]), x[560:]).item())
