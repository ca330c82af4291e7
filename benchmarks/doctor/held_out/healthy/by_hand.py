# Two-layer regression, every derivative written out.
import torch

g = torch.Generator().manual_seed(19)
N, D, H = 1000, 3, 30
X = torch.randn(N, D, generator=g)
t = torch.sin(X[:, :1]) + 0.5 * X[:, 1:2] * X[:, 2:3]

W1 = torch.randn(D, H, generator=g) / D ** 0.5
b1 = torch.zeros(1, H)
W2 = torch.randn(H, 1, generator=g) / H ** 0.5
b2 = torch.zeros(1, 1)
velocity = [torch.zeros_like(p) for p in (W1, b1, W2, b2)]
mu, eta = 0.9, 0.05

for epoch in range(60):
    for rows in torch.randperm(N, generator=g).split(50):
        xb, tb = X[rows], t[rows]
        a = torch.tanh(xb @ W1 + b1)
        out = a @ W2 + b2
        err = out - tb
        dout = 2 * err / len(rows)
        grads = [None] * 4
        grads[2] = a.T @ dout
        grads[3] = dout.sum(0, keepdim=True)
        da = dout @ W2.T * (1 - a * a)
        grads[0] = xb.T @ da
        grads[1] = da.sum(0, keepdim=True)
        for p, v, d in zip((W1, b1, W2, b2), velocity, grads):
            v.mul_(mu).sub_(eta * d)
            p.add_(v)
    if epoch % 12 == 0:
        print(epoch, (err ** 2).mean().item())
print("mse", ((torch.tanh(X @ W1 + b1) @ W2 + b2 - t) ** 2).mean().item())
