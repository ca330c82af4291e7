# Following the CS231n spiral case study, but letting autograd do the backprop
import numpy as np
import torch

np.random.seed(0)
n_per, K = 150, 3
X = np.zeros((n_per * K, 2))
y = np.zeros(n_per * K, dtype=np.int64)
for j in range(K):
    r = np.linspace(0.1, 1, n_per)
    t = np.linspace(j * 4, (j + 1) * 4, n_per) + np.random.randn(n_per) * 0.1
    X[j * n_per:(j + 1) * n_per] = np.c_[r * np.sin(t), r * np.cos(t)]
    y[j * n_per:(j + 1) * n_per] = j
X = (X - X.mean(0)) / X.std(0)
order = np.random.permutation(n_per * K)
X, y = torch.tensor(X[order], dtype=torch.float), torch.tensor(y[order])
Xtr, ytr, Xva, yva = X[:360], y[:360], X[360:], y[360:]

torch.manual_seed(1)
H = 12
params = {
    "W1": torch.randn(2, H) * 0.7,
    "b1": torch.zeros(H),
    "W2": torch.randn(H, H) / H ** 0.5,
    "b2": torch.zeros(H),
    "W3": torch.randn(H, K) * 0.1,
    "b3": torch.zeros(K),
}
for p in params.values():
    p.requires_grad_(True)
velocity = {k: torch.zeros_like(p) for k, p in params.items()}


def scores(x):
    h = torch.tanh(x @ params["W1"] + params["b1"])
    h = torch.tanh(h @ params["W2"] + params["b2"])
    return h @ params["W3"] + params["b3"]


step_size, mu = 0.2, 0.9
for i in range(700):
    logp = torch.log_softmax(scores(Xtr), 1)
    loss = -logp[torch.arange(len(ytr)), ytr].mean()
    for p in params.values():
        p.grad = None
    loss.backward()
    with torch.no_grad():
        for name in ("b1", "b2", "W3", "b3"):
            velocity[name].mul_(mu).sub_(step_size * params[name].grad)
            params[name].add_(velocity[name])
    if i % 100 == 0:
        print("iteration %d: loss %f" % (i, loss.item()))

with torch.no_grad():
    logp = torch.log_softmax(scores(Xva), 1)
    print("validation loss", -logp[torch.arange(len(yva)), yva].mean().item())
