import torch
import torch.nn as nn

torch.manual_seed(8)


class Surface(nn.Module):
    def __init__(self, hidden):
        super().__init__()
        self.h = nn.Linear(2, hidden)
        self.o = nn.Linear(hidden, 1)

    def forward(self, uv):
        return self.o(torch.tanh(self.h(uv)))


uv = torch.rand(800, 2) * 4 - 2
uv = uv / uv.std(0)
z = torch.sin(1.6 * uv[:, 0]) + torch.cos(1.6 * uv[:, 1])
z = ((z - z.mean()) / z.std()).unsqueeze(1)
net = Surface(hidden=1)
opt = torch.optim.Adam(net.parameters(), lr=0.02)
sched = torch.optim.lr_scheduler.CosineAnnealingLR(opt, T_max=60)
for epoch in range(60):
    for rows in torch.randperm(600).split(50):
        loss = nn.functional.mse_loss(net(uv[rows]), z[rows])
        opt.zero_grad()
        loss.backward()
        opt.step()
    sched.step()
    if epoch % 10 == 0:
        print(epoch, loss.item())
with torch.no_grad():
    print("mse on fresh points", nn.functional.mse_loss(net(uv[600:]), z[600:]).item())
