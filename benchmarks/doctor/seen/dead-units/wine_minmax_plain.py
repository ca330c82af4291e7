import torch
from sklearn.datasets import load_wine
from sklearn.preprocessing import MinMaxScaler

torch.manual_seed(40)
X, y = load_wine(return_X_y=True)
perm = torch.randperm(len(X))
X = torch.tensor(MinMaxScaler().fit_transform(X), dtype=torch.float32)[perm]
y = torch.tensor(y)[perm]
x_tr, y_tr, x_te, y_te = X[:120], y[:120], X[120:], y[120:]

n_in, n_hid, n_out = 13, 24, 3
W1 = torch.rand(n_in, n_hid) - 1.0
b1 = torch.zeros(n_hid)
W2 = torch.rand(n_hid, n_out) - 0.5
b2 = torch.zeros(n_out)
ps = [W1, b1, W2, b2]
for p in ps:
    p.requires_grad_(True)


def net(x):
    hidden = (x @ W1 + b1).clamp(min=0)
    return hidden @ W2 + b2


def xent(logits, t):
    return (torch.logsumexp(logits, 1) - logits.gather(1, t[:, None])[:, 0]).mean()


velocity = [torch.zeros_like(p) for p in ps]
for i in range(400):
    loss = xent(net(x_tr), y_tr)
    loss.backward()
    with torch.no_grad():
        for p, v in zip(ps, velocity):
            v.mul_(0.9).add_(p.grad + 2e-3 * p)
            p -= 0.1 * v
            p.grad.zero_()
    if i % 50 == 0:
        print(i, loss.item())

with torch.no_grad():
    print("accuracy", (net(x_te).argmax(1) == y_te).float().mean().item())
    print("test loss", xent(net(x_te), y_te).item())
