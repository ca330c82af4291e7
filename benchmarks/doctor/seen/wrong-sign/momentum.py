import torch

torch.manual_seed(9)
N, D = 256, 10
X = torch.randn(N, D)
w_true = torch.randn(D, 1)
y = X @ w_true * 0.5 + 0.05 * torch.randn(N, 1)

W = torch.zeros(D, 1, requires_grad=True)
c = torch.zeros(1, requires_grad=True)
velocity = {id(p): torch.zeros_like(p) for p in (W, c)}
lr, mu = 0.01, 0.9

for step in range(120):
    idx = torch.randint(0, N, (32,))
    loss = torch.mean((X[idx] @ W + c - y[idx]) ** 2)
    for p in (W, c):
        p.grad = None
    loss.backward()
    with torch.no_grad():
        for p in (W, c):
            v = velocity[id(p)]
            v.mul_(mu).add_(p.grad)
            p.add_(v, alpha=lr)
    if step % 20 == 0:
        print("step", step, "loss", loss.item())
print("final", torch.mean((X @ W + c - y) ** 2).item())
