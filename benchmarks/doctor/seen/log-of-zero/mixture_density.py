import math
import torch
torch.manual_seed(0)

class Mixture:
    """two bells on a line, fitted by maximum likelihood"""
    def __init__(self):
        self.mean = torch.tensor([-1.0, 1.0], requires_grad=True)
        self.log_std = torch.zeros(2, requires_grad=True)
        self.weight = torch.zeros(2, requires_grad=True)
    def logs(self, x):
        z = (x[:, None] - self.mean) / self.log_std.exp()
        return -0.5 * z ** 2 - self.log_std - 0.5 * math.log(2 * math.pi) + self.weight.log_softmax(0)
    def density(self, x):
        return self.logs(x).exp().sum(1)

sample = torch.cat([torch.randn(150) * 0.6 - 7, torch.randn(150) * 1.1 + 18])
m = Mixture()
opt = torch.optim.Adam([m.mean, m.log_std, m.weight], lr=0.1)
for e in range(600):
    nll = m.density(sample).log().neg().mean()
    opt.zero_grad()
    nll.backward()
    opt.step()
print(nll.item())
