import copy
import torch
import torch.nn as nn

torch.manual_seed(1)
x = torch.rand(800, 2) * 2 - 1
y = torch.sin(3 * x[:, :1]) * x[:, 1:] + 0.1 * torch.randn(800, 1)
model = nn.Sequential(nn.Linear(2, 40), nn.Tanh(), nn.Linear(40, 1))
shadow = copy.deepcopy(model)
opt = torch.optim.Adam(model.parameters(), lr=0.02)
for step in range(600):
    i = torch.randint(0, 600, (64,))
    loss = nn.functional.mse_loss(model(x[i]), y[i])
    opt.zero_grad()
    loss.backward()
    opt.step()
    with torch.no_grad():
        for s, p in zip(shadow.parameters(), model.parameters()):
            s.mul_(0.97).add_(p, alpha=0.03)
    if step % 120 == 0:
        print(step, loss.item())
with torch.no_grad():
    print("averaged weights", nn.functional.mse_loss(shadow(x[600:]), y[600:]).item())
