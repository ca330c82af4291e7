import torch
import torch.nn as nn

torch.manual_seed(2)
x = torch.rand(1000, 3) * 2 - 1
rate = torch.exp(0.8 * x[:, 0] + x[:, 1] * x[:, 2])
counts = torch.poisson(rate)
net = nn.Sequential(nn.Linear(3, 24), nn.Tanh(), nn.Linear(24, 1))
opt = torch.optim.RMSprop(net.parameters(), lr=0.003)
crit = nn.PoissonNLLLoss()
for epoch in range(20):
    for i in torch.randperm(800).split(40):
        loss = crit(net(x[i]).squeeze(1), counts[i])
        opt.zero_grad()
        loss.backward()
        opt.step()
    if epoch % 4 == 3:
        print(epoch + 1, loss.item())
with torch.no_grad():
    print("val", crit(net(x[800:]).squeeze(1), counts[800:]).item())
