import numpy as np
import torch
import torch.nn.functional as F
from sklearn.datasets import load_digits


class Batcher:
    def __init__(self, x, y, size, seed=0):
        self.x, self.y, self.size = x, y, size
        self.order = np.random.default_rng(seed).permutation(len(x))
        self.pos = 0

    def next_batch(self):
        lo = self.pos * self.size
        rows = self.order[lo: lo + self.size]
        return self.x[rows], self.y[rows]


torch.manual_seed(1)
digits = load_digits()
x = digits.data[:, digits.data.std(0) > 0.5]
x = torch.tensor((x - x.mean(0)) / x.std(0), dtype=torch.float32)
y = torch.tensor(digits.target)
shuffle = torch.randperm(len(x))
x, y = x[shuffle], y[shuffle]
batcher = Batcher(x[:1500], y[:1500], size=50)
net = torch.nn.Sequential(torch.nn.Linear(x.shape[1], 32), torch.nn.ReLU(), torch.nn.Linear(32, 10))
opt = torch.optim.RMSprop(net.parameters(), lr=2e-3)
for it in range(450):
    xb, yb = batcher.next_batch()
    loss = F.cross_entropy(net(xb), yb)
    opt.zero_grad()
    loss.backward()
    opt.step()
    if it % 90 == 0:
        print(it, loss.item())
with torch.no_grad():
    print("test loss", F.cross_entropy(net(x[1500:]), y[1500:]).item())
