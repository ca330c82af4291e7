# momento + decaimiento de pesos, todo a mano (gradientes incluidos)
import torch

torch.manual_seed(4)
X = torch.randn(400, 3)
Y = torch.sin(X[:, :1]) + 0.5 * X[:, 1:2] * X[:, 2:]
W1 = torch.randn(3, 30) * 0.6; b1 = torch.zeros(30)
W2 = torch.randn(30, 1) * 0.2; b2 = torch.zeros(1)
P = [W1, b1, W2, b2]
V = [torch.zeros_like(p) for p in P]
eta, mu, lam = 0.05, 0.9, 1e-4
for ep in range(80):
    for idx in torch.randperm(400).split(40):
        x, y = X[idx], Y[idx]
        h = torch.tanh(x @ W1 + b1)
        e = h @ W2 + b2 - y
        dout = 2 * e / len(x)
        dh = dout @ W2.T * (1 - h ** 2)
        G = [x.T @ dh, dh.sum(0), h.T @ dout, dout.sum(0)]
        for p, g, v in zip(P, G, V):
            v.mul_(mu).sub_(eta * (g + lam * p))
            p.add_(v)
    if ep % 16 == 0:
        print(ep, (e ** 2).mean().item())
print(((torch.tanh(X @ W1 + b1) @ W2 + b2 - Y) ** 2).mean().item())
