# normal vs. abnormal beats - minibatch training written by hand
import torch

g = torch.Generator().manual_seed(4)
t = torch.linspace(0, 1, 24)
def beats(n, width):
    center = 0.5 + 0.05 * torch.randn(n, 1, generator=g)
    return torch.exp(-((t - center) / width) ** 2) + 0.3 * torch.randn(n, 24, generator=g)

normal = beats(300, 0.10)
abnormal = beats(300, 0.14)
X = torch.cat([normal, abnormal])
Y = torch.cat([torch.zeros(300, 1), torch.ones(300, 1)])
X = (X - X.mean(0)) / X.std(0)

w1 = torch.randn(24, 16, generator=g) / 24 ** 0.5
b1 = torch.zeros(16)
w2 = torch.randn(16, 1, generator=g) / 4
b2 = torch.zeros(1)
params = [w1, b1, w2, b2]
for p in params:
    p.requires_grad_(True)

def net(x):
    return torch.relu(x @ w1 + b1) @ w2 + b2

bce = torch.nn.BCEWithLogitsLoss()
BS = 20
lr = 0.5
for epoch in range(10):
    order = torch.arange(600)
    for s in range(0, 600, BS):
        xb, yb = X[order[s:s + BS]], Y[order[s:s + BS]]
        loss = bce(net(xb), yb)
        grads = torch.autograd.grad(loss, params)
        with torch.no_grad():
            for p, d in zip(params, grads):
                p.sub_(lr * d)
    with torch.no_grad():
        print(epoch, bce(net(X), Y).item())
