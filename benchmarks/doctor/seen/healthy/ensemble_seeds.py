# several models after each other, each with its own seed
import torch
import torch.nn as nn

gen = torch.Generator().manual_seed(0)
x = torch.rand(300, 2, generator=gen) * 3 - 1.5
y = (x[:, :1] ** 2 - x[:, 1:]) / 1.5 + 0.05 * torch.randn(300, 1, generator=gen)
outs = []
for seed in (1, 2, 3):
    torch.manual_seed(seed)
    net = nn.Sequential(nn.Linear(2, 24), nn.Softplus(), nn.Linear(24, 1))
    opt = torch.optim.Adam(net.parameters(), lr=0.02)
    for ep in range(40):
        for idx in torch.randperm(200).split(20):
            loss = nn.functional.huber_loss(net(x[idx]), y[idx])
            opt.zero_grad()
            loss.backward()
            opt.step()
    with torch.no_grad():
        outs.append(net(x[200:]))
        print(seed, nn.functional.mse_loss(outs[-1], y[200:]).item())
print(nn.functional.mse_loss(torch.stack(outs).mean(0), y[200:]).item())
