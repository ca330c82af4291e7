import torch
torch.manual_seed(5)
N, D, Hn, C = 300, 2, 24, 3
t = torch.rand(N) * 3.5
k = torch.arange(N) % C
X = torch.stack([t * torch.cos(t + k * 2.094), t * torch.sin(t + k * 2.094)], 1) / 1.4 + 0.03 * torch.randn(N, 2)
Y = torch.nn.functional.one_hot(k, C).float()
W1, b1 = torch.randn(D, Hn) * 1.0, torch.zeros(Hn)
W2, b2 = torch.randn(Hn, C) * 0.2, torch.zeros(C)
for i in range(1500):
    h = torch.tanh(X @ W1 + b1)
    z = h @ W2 + b2
    p = torch.softmax(z, dim=1)
    loss = -(Y * torch.log(p + 1e-12)).sum(1).mean()
    dz = (p - Y) / N
    dW2 = h.t() @ dz
    db2 = dz.sum(0)
    dh = dz @ W2.t() * (1 - h * h)
    dW1 = X.t() @ dh
    db1 = dh.sum(0)
    for par, g in ((W1, dW1), (b1, db1), (W2, dW2), (b2, db2)):
        par -= 1.0 * g
    if i % 300 == 0:
        print(i, loss.item())
print("acierto", (z.argmax(1) == k).float().mean().item())
