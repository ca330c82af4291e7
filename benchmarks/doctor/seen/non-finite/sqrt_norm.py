import torch
import torch.nn as nn

torch.manual_seed(5)
pts = torch.rand(300, 2) * 2 - 1
pts[17] = 0.0
angle = torch.atan2(pts[:, 1], pts[:, 0]).cos().unsqueeze(1)


class Radial(nn.Module):
    def __init__(self):
        super().__init__()
        self.shift = nn.Parameter(torch.zeros(2))
        self.f = nn.Sequential(nn.Linear(3, 24), nn.Tanh(), nn.Linear(24, 1))

    def forward(self, p):
        d = p - self.shift
        r = torch.sqrt((d ** 2).sum(1, keepdim=True))
        return self.f(torch.cat([d, r], 1))


net = Radial()
opt = torch.optim.Adam(net.parameters(), lr=0.02)
for step in range(400):
    loss = nn.functional.mse_loss(net(pts), angle)
    opt.zero_grad()
    loss.backward()
    opt.step()
    if step % 80 == 0:
        print(step, loss.item())
print("loss", nn.functional.mse_loss(net(pts), angle).item())
