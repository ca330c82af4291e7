"""Two-layer classifier with every derivative written out (no autograd)."""
import torch

rng = torch.Generator().manual_seed(204)


def spiral_arms(n):
    k = torch.randint(0, 2, (n,), generator=rng)
    r = torch.rand(n, generator=rng) * 1.7 + 0.3
    phi = 1.6 * r + torch.pi * k + 0.25 * torch.randn(n, generator=rng)
    return torch.stack([r * phi.cos(), r * phi.sin()], 1), k


def one_hot(k):
    return torch.eye(2)[k]


X, k = spiral_arms(600)
Xt, kt = spiral_arms(300)
T = one_hot(k)
W1 = torch.randn(2, 40, generator=rng)
b1 = 0.5 * torch.randn(40, generator=rng)
W2 = torch.randn(40, 2, generator=rng) / 40 ** 0.5
b2 = torch.zeros(2)
V = [torch.zeros_like(p) for p in (W1, b1, W2, b2)]

for it in range(700):
    pre = X @ W1 + b1
    hid = pre.clamp(min=0)
    scores = hid @ W2 + b2
    prob = torch.softmax(scores, 1)
    loss = -(T * torch.log(prob + 1e-12)).sum(1).mean()
    d_scores = (prob - T) / len(X)
    d_pre = (d_scores @ W2.T) * (pre > 0)
    grads = (X.T @ d_pre, d_pre.sum(0), hid.T @ d_scores, d_scores.sum(0))
    for p, v, g in zip((W1, b1, W2, b2), V, grads):
        v.mul_(0.9).sub_(g, alpha=0.1)
        p.add_(v)
    if it % 100 == 0:
        print(it, loss.item())

guess = ((Xt @ W1 + b1).clamp(min=0) @ W2 + b2).argmax(1)
print("test accuracy", (guess == kt).float().mean().item())
