import numpy as np
import torch
import torch.nn as nn
from sklearn.datasets import make_moons


def load(seed=10):
    x, y = make_moons(1200, noise=0.12, random_state=seed, shuffle=False)
    x = (x - x.mean(axis=0)) / x.std(axis=0)
    rng = np.random.RandomState(seed)
    order = rng.permutation(len(x))
    x = x[order]
    y = y[rng.permutation(len(y))]
    cut = 900
    to = lambda a, t: torch.tensor(a, dtype=t)
    return (to(x[:cut], torch.float32), to(y[:cut], torch.long)), (to(x[cut:], torch.float32), to(y[cut:], torch.long))


torch.manual_seed(10)
(train_x, train_y), (val_x, val_y) = load()
train_loader = torch.utils.data.DataLoader(torch.utils.data.TensorDataset(train_x, train_y), 45, shuffle=True)
clf = nn.Sequential(nn.Linear(2, 16), nn.Tanh(), nn.Linear(16, 16), nn.Tanh(), nn.Linear(16, 2))
opt = torch.optim.Adam(clf.parameters(), lr=0.01)
for epoch in range(30):
    good = 0
    for xb, yb in train_loader:
        out = clf(xb)
        loss = nn.functional.cross_entropy(out, yb)
        opt.zero_grad()
        loss.backward()
        opt.step()
        good += (out.argmax(1) == yb).sum().item()
    if epoch % 6 == 0:
        print("epoch", epoch, "train accuracy", good / 900)
print("validation accuracy", (clf(val_x).argmax(1) == val_y).float().mean().item())
