# Which activation is best? Three networks trained one after another
import torch
from torch import nn

torch.manual_seed(0)
X = torch.randn(1000, 4)
Y = torch.tanh(X[:, :1] * X[:, 1:2]) + 0.5 * X[:, 2:3] + 0.05 * torch.randn(1000, 1)
results = {}
for k, act in enumerate([nn.Tanh, nn.Softplus, nn.SiLU]):
    torch.manual_seed(100 + k)
    net = nn.Sequential(nn.Linear(4, 32), act(), nn.Linear(32, 32), act(), nn.Linear(32, 1))
    opt = torch.optim.Adam(net.parameters(), lr=0.01)
    sched = torch.optim.lr_scheduler.MultiStepLR(opt, [250, 350], gamma=0.3)
    for step in range(420):
        rows = torch.randint(0, 750, (75,))
        loss = nn.functional.mse_loss(net(X[rows]), Y[rows])
        opt.zero_grad()
        loss.backward()
        opt.step()
        sched.step()
    with torch.no_grad():
        results[act.__name__] = nn.functional.mse_loss(net(X[750:]), Y[750:]).item()
    print(act.__name__, "train", loss.item(), "test", results[act.__name__])
print("best", min(results.values()))
