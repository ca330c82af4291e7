import torch
import torch.nn as nn

torch.manual_seed(1)
N_TRAIN = 60
x = torch.randn(N_TRAIN + 300, 10)
y = x[:, :1] - 0.5 * x[:, 1:2] + 0.8 * torch.randn(N_TRAIN + 300, 1)
xt, yt, xv, yv = x[:N_TRAIN], y[:N_TRAIN], x[N_TRAIN:], y[N_TRAIN:]


class Big(nn.Module):
    def __init__(self):
        super().__init__()
        self.f = nn.Sequential(nn.Linear(10, 200), nn.ReLU(), nn.Linear(200, 200), nn.ReLU(), nn.Linear(200, 1))

    def forward(self, x):
        return self.f(x)


net = Big()
optimizer = torch.optim.Adam(net.parameters(), lr=1e-3)
for step in range(351):
    b = torch.randint(0, N_TRAIN, (30,))
    net.train()
    loss = nn.functional.mse_loss(net(xt[b]), yt[b])
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if step % 25 == 0:
        net.eval()
        with torch.no_grad():
            val = nn.functional.mse_loss(net(xv), yv)
        print(f"{step:4d} train {loss.item():.3f} val {val.item():.3f}")
