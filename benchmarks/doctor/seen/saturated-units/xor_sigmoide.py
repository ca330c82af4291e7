# The old two-layer sigmoid network, as in the 90s textbook: surface z = f(u, v)
import torch

torch.manual_seed(9)
n = 500
uv = torch.rand(n, 2) * 2 - 1
z = torch.sin(2.5 * uv[:, :1]) * torch.cos(1.5 * uv[:, 1:]) + 0.02 * torch.randn(n, 1)
tr, te = slice(0, 400), slice(400, n)

SLOPE = 100.0


def squash(a):
    return torch.sigmoid(SLOPE * a)


class Perceptron2(torch.nn.Module):
    def __init__(self, n_hidden):
        super().__init__()
        self.hidden = torch.nn.Linear(2, n_hidden)
        self.linear_out = torch.nn.Linear(n_hidden, 1)

    def forward(self, x):
        return self.linear_out(squash(self.hidden(x)))


net = Perceptron2(12)
optimizer = torch.optim.Adam(net.parameters(), lr=0.02)
history = []
for sweep in range(1200):
    optimizer.zero_grad()
    err = torch.mean((net(uv[tr]) - z[tr]) ** 2)
    err.backward()
    optimizer.step()
    history.append(err.item())
print('training error every 200 sweeps:', [round(h, 4) for h in history[::200]])
with torch.no_grad():
    print('test error:', torch.mean((net(uv[te]) - z[te]) ** 2).item())
