import copy
import torch
import torch.nn as nn

torch.manual_seed(11)
x = torch.randn(1200, 4)
y = x[:, :1] * torch.sigmoid(x[:, 1:2]) + 0.1 * torch.randn(1200, 1)
xt, yt, xv, yv = x[:900], y[:900], x[900:], y[900:]
net = nn.Sequential(nn.Linear(4, 24), nn.ReLU(), nn.Linear(24, 1))
opt = torch.optim.Adam(net.parameters(), lr=0.01)
best, best_state, waited = float("inf"), None, 0
for epoch in range(100):
    for b in torch.randperm(900).split(60):
        opt.zero_grad()
        nn.functional.mse_loss(net(xt[b]), yt[b]).backward()
        opt.step()
    with torch.no_grad():
        val = nn.functional.mse_loss(net(xv), yv).item()
    if val < best - 1e-5:
        best, best_state, waited = val, copy.deepcopy(net.state_dict()), 0
    else:
        waited += 1
        if waited == 12:
            print("stop after epoch", epoch + 1)
            break
net.load_state_dict(best_state)
with torch.no_grad():
    print("val", nn.functional.mse_loss(net(xv), yv).item())
