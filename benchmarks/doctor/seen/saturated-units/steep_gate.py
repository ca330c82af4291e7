# Two-layer network with a smooth step as activation
import torch

torch.manual_seed(64)
g = torch.Generator().manual_seed(64)


def step_like(z, slope=60.0):
    return torch.tanh(slope * z)


def make(n):
    x = torch.randn(n, 4, generator=g)
    y = torch.sin(x[:, 0]) + 0.5 * x[:, 1] * x[:, 2] + 0.3 * x[:, 3]
    return x, y


Xa, Ya = make(1000)
Xb, Yb = make(300)
Win = (torch.randn(4, 14, generator=g) / 2.0).requires_grad_()
bin_ = torch.zeros(14, requires_grad=True)
Wmid = (torch.randn(14, 14, generator=g) / 14 ** 0.5).requires_grad_()
bmid = torch.zeros(14, requires_grad=True)
Wout = (torch.randn(14, generator=g) / 14 ** 0.5).requires_grad_()
bout = torch.zeros(1, requires_grad=True)
weights = [Win, bin_, Wmid, bmid, Wout, bout]


def predict(x):
    h = step_like(x @ Win + bin_)
    h = step_like(h @ Wmid + bmid)
    return h @ Wout + bout


opt = torch.optim.Adam(weights, lr=0.01)
for k in range(1500):
    rows = torch.randint(0, 1000, (64,), generator=g)
    e = (predict(Xa[rows]) - Ya[rows]).pow(2).mean()
    opt.zero_grad()
    e.backward()
    opt.step()
    if k % 250 == 0:
        print("%d\t%.4f" % (k, e.item()))
with torch.no_grad():
    print("test\t%.5f" % (predict(Xb) - Yb).pow(2).mean().item())
