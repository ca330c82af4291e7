# Rückwärtsrechnung von Hand: eine verborgene Schicht, Softmax am Ende
import torch

g = torch.Generator().manual_seed(73)
mitten = torch.randn(5, 6, generator=g) * 1.5


def ziehe(n):
    k = torch.randint(0, 5, (n,), generator=g)
    return mitten[k] + 0.8 * torch.randn(n, 6, generator=g), k


X, y = ziehe(1000)
Xt, yt = ziehe(400)
eins = torch.eye(5)
W1, b1 = torch.randn(6, 24, generator=g) * (1 / 6) ** 0.5, torch.zeros(24)
W2, b2 = torch.randn(24, 5, generator=g) * (1 / 24) ** 0.5, torch.zeros(5)
v = [torch.zeros_like(p) for p in (W1, b1, W2, b2)]
eta, mu = 0.05, 0.9

for epoche in range(25):
    for idx in torch.randperm(1000, generator=g).split(50):
        x, t = X[idx], eins[y[idx]]
        h = torch.tanh(x @ W1 + b1)
        s = h @ W2 + b2
        p = torch.exp(s - s.max(1, keepdim=True).values)
        p = p / p.sum(1, keepdim=True)
        ds = (p - t) / len(idx)
        dh = (ds @ W2.T) * (1 - h * h)
        grads = [x.T @ dh, dh.sum(0), h.T @ ds, ds.sum(0)]
        for par, vel, gr in zip((W1, b1, W2, b2), v, grads):
            vel.mul_(mu).sub_(eta * gr)
            par.add_(vel)
    if epoche % 5 == 0:
        print("Epoche", epoche, "Verlust", -(t * torch.log(p + 1e-9)).sum(1).mean().item())

s = torch.tanh(Xt @ W1 + b1) @ W2 + b2
print("Trefferquote", (s.argmax(1) == yt).float().mean().item())
print("Testverlust", (torch.logsumexp(s, 1) - s[torch.arange(400), yt]).mean().item())
