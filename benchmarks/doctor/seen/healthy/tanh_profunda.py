import torch
from torch import nn

torch.manual_seed(227)
DEPTH = 8
mods = [nn.Linear(3, 24), nn.Tanh()]
for _ in range(DEPTH):
    mods += [nn.Linear(24, 24), nn.Tanh()]
net = nn.Sequential(*mods, nn.Linear(24, 1))
for m in net:
    if isinstance(m, nn.Linear):
        nn.init.xavier_uniform_(m.weight, gain=nn.init.calculate_gain("tanh") if m.out_features > 1 else 1.0)
        nn.init.zeros_(m.bias)

X = torch.rand(800, 3) * 3.4 - 1.7
y = (torch.sin(X[:, 0] + X[:, 1]) * X[:, 2]).unsqueeze(1) + 0.1 * torch.randn(800, 1)
opt = torch.optim.Adam(net.parameters(), lr=2e-3)
sched = torch.optim.lr_scheduler.OneCycleLR(opt, max_lr=4e-3, total_steps=25 * 16)
for epoch in range(25):
    for idx in torch.randperm(800).split(50):
        loss = nn.functional.mse_loss(net(X[idx]), y[idx])
        opt.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        opt.step()
        sched.step()
    if epoch % 5 == 0:
        print(epoch, loss.item())
Xv = torch.rand(400, 3) * 3.4 - 1.7
yv = (torch.sin(Xv[:, 0] + Xv[:, 1]) * Xv[:, 2]).unsqueeze(1)
with torch.no_grad():
    print("noise-free mse", nn.functional.mse_loss(net(Xv), yv).item())
