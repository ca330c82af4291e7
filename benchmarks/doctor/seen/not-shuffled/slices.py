import numpy as np, torch
from sklearn.datasets import load_digits

torch.manual_seed(4)
d = load_digits()
keep = d.data.var(0) > 0.05
rng = np.random.default_rng(0)
split = rng.permutation(len(d.target))
tr, te = split[:1300], split[1300:]
tr = tr[np.argsort(d.target[tr], kind="stable")]      # grouped by digit, easier to look at
mu, sd = d.data[tr][:, keep].mean(0), d.data[tr][:, keep].std(0) + 0.5
prep = lambda rows: torch.tensor((d.data[rows][:, keep] - mu) / sd, dtype=torch.float32)
Xtr, ytr = prep(tr), torch.tensor(d.target[tr])
Xte, yte = prep(te), torch.tensor(d.target[te])

n_in = Xtr.shape[1]
W1 = torch.randn(n_in, 40) * (2 / n_in) ** 0.5
b1 = torch.zeros(40)
W2 = torch.randn(40, 10) * 0.1
b2 = torch.zeros(10)
P = [W1, b1, W2, b2]
for p in P: p.requires_grad_(True)

def net(x):
    return torch.relu(x @ W1 + b1) @ W2 + b2

lr, bs = 0.2, 20
for ep in range(9):
    order = np.arange(len(Xtr))
    for s in range(0, len(order), bs):
        b = order[s:s + bs]
        loss = torch.nn.functional.cross_entropy(net(Xtr[b]), ytr[b])
        loss.backward()
        with torch.no_grad():
            for p in P:
                p -= lr * p.grad
                p.grad.zero_()
    if ep % 3 == 2:
        print("epoch", ep, "last batch loss", loss.item())
print("test accuracy", (net(Xte).argmax(1) == yte).float().mean().item())
print("test loss", torch.nn.functional.cross_entropy(net(Xte), yte).item())
