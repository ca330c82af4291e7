import torch
torch.manual_seed(6)

def net(x, p):
    for i in range(0, len(p) - 2, 2):
        x = torch.tanh(x @ p[i] + p[i + 1])
    return x @ p[-2] + p[-1]

def new(sizes):
    out = []
    for a, b in zip(sizes, sizes[1:]):
        out += [(torch.randn(a, b) / a ** 0.5).requires_grad_(), torch.zeros(b, requires_grad=True)]
    return out

p = new([2, 12, 12, 1])
x = torch.rand(200, 2) * 2 - 1
y = (x[:, :1] * x[:, 1:])
smooth = None
for t in range(900):
    i = torch.randint(0, 200, (50,))
    loss = (net(x[i], p) - y[i]).pow(2).mean()
    smooth = loss if smooth is None else 0.98 * smooth + 0.02 * loss
    g = torch.autograd.grad(loss, p)
    with torch.no_grad():
        for q, d in zip(p, g): q -= 0.2 * d
print("smoothed loss", float(smooth))
