import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset, random_split
from sklearn.datasets import load_digits

torch.manual_seed(24)
X, y = load_digits(return_X_y=True)
X = torch.tensor(X, dtype=torch.float32); X = X[:, X.std(0) > 1]
X = (X - X.mean(0)) / X.std(0)
ds = TensorDataset(X, torch.tensor(y))
tr, va = random_split(ds, [1400, len(ds) - 1400])
tl, vl = DataLoader(tr, 64, shuffle=True), DataLoader(va, 200)
net = nn.Sequential(nn.Linear(X.shape[1], 96), nn.ReLU(), nn.Dropout(0.4), nn.Linear(96, 10))
opt = torch.optim.Adam(net.parameters(), lr=2e-3)


def run(loader, train):
    net.train(train)
    tot = n = ok = 0
    with torch.set_grad_enabled(train):
        for xb, yb in loader:
            out = net(xb)
            loss = nn.functional.cross_entropy(out, yb)
            if train:
                opt.zero_grad()
                loss.backward()
                opt.step()
            tot += loss.item() * len(yb); ok += (out.argmax(1) == yb).sum().item(); n += len(yb)
    return tot / n, ok / n


for ep in range(20):
    a, b = run(tl, True), run(vl, False)
    if ep % 5 == 4:
        print(f"{ep + 1} train {a[0]:.4f} {a[1]:.3f} val {b[0]:.4f} {b[1]:.3f}")
