import copy
import torch
from torch import nn

torch.manual_seed(7)


class EMA:
    def __init__(self, model, decay=0.98):
        self.shadow = copy.deepcopy(model).eval()
        for p in self.shadow.parameters():
            p.requires_grad_(False)
        self.decay = decay

    @torch.no_grad()
    def update(self, model):
        for s, p in zip(self.shadow.parameters(), model.parameters()):
            s.mul_(self.decay).add_(p, alpha=1 - self.decay)


def sample(n):
    x = torch.randn(n, 5)
    y = torch.sin(x[:, 0]) + 0.5 * x[:, 1] ** 2 - x[:, 2] * 0.7 + 0.3 * x[:, 3] * x[:, 4] + 0.1 * torch.randn(n)
    return x, y.unsqueeze(1)


x, y = sample(2000)
xt, yt = sample(500)
model = nn.Sequential(nn.Linear(5, 48), nn.GELU(), nn.Linear(48, 48), nn.GELU(), nn.Linear(48, 1))
ema = EMA(model)
opt = torch.optim.RMSprop(model.parameters(), lr=2e-3)
for epoch in range(40):
    for idx in torch.randperm(2000).split(64):
        loss = ((model(x[idx]) - y[idx]) ** 2).mean()
        opt.zero_grad()
        loss.backward()
        opt.step()
        ema.update(model)
    if epoch % 8 == 7:
        with torch.no_grad():
            print(epoch + 1, "raw", ((model(xt) - yt) ** 2).mean().item(), "averaged", ((ema.shadow(xt) - yt) ** 2).mean().item())
