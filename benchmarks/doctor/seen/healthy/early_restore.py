import copy
import torch
from torch import nn
torch.manual_seed(11)
x = torch.rand(500, 2) * 4 - 2
y = (torch.sin(2 * x[:, 0]) * torch.cos(x[:, 1]) + 0.1 * torch.randn(500)).unsqueeze(1)
xt, yt, xv, yv = x[:350], y[:350], x[350:], y[350:]
net = nn.Sequential(nn.Linear(2, 40), nn.Tanh(), nn.Linear(40, 1))
opt = torch.optim.Adam(net.parameters(), lr=0.02)
best, state, wait = float("inf"), None, 0
for epoch in range(400):
    for b in torch.randperm(350).split(50):
        opt.zero_grad()
        loss = nn.functional.mse_loss(net(xt[b]), yt[b])
        loss.backward()
        opt.step()
    with torch.no_grad():
        v = nn.functional.mse_loss(net(xv), yv).item()
    if v < best:
        best, state, wait = v, copy.deepcopy(net.state_dict()), 0
    else:
        wait += 1
        if wait > 30:
            print("stopped at", epoch)
            break
net.load_state_dict(state)
with torch.no_grad():
    print("best val", nn.functional.mse_loss(net(xv), yv).item())
