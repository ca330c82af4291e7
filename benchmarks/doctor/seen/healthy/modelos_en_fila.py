# Comparar tres activaciones, una red detras de otra
import torch
from torch import nn

torch.manual_seed(17)
x = torch.randn(800, 3)
y = (x[:, :1] ** 2 - x[:, 1:2] * x[:, 2:]).tanh()


def entrena(act):
    torch.manual_seed(1)
    red = nn.Sequential(nn.Linear(3, 32), act, nn.Linear(32, 32), act, nn.Linear(32, 1))
    opt = torch.optim.Adam(red.parameters(), lr=0.004)
    for e in range(30):
        for b in torch.randperm(640).split(40):
            loss = nn.functional.mse_loss(red(x[b]), y[b])
            opt.zero_grad()
            loss.backward()
            opt.step()
    with torch.no_grad():
        return nn.functional.mse_loss(red(x[640:]), y[640:]).item()


res = {type(a).__name__: entrena(a) for a in (nn.ReLU(), nn.Tanh(), nn.GELU())}
for k, v in res.items():
    print(k, v)
