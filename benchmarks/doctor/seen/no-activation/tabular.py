import torch
import torch.nn as nn
from sklearn.datasets import make_circles
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
X, y = make_circles(600, noise=0.07, factor=0.5, random_state=0)
X = torch.tensor(X, dtype=torch.float32)
X = (X - X.mean(0)) / X.std(0)
loader = DataLoader(TensorDataset(X, torch.tensor(y)), batch_size=30, shuffle=True)


class TabularNet(nn.Module):
    def __init__(self, n_in, n_hid, n_out):
        super().__init__()
        self.inp = nn.Linear(n_in, n_hid)
        self.mid = nn.Linear(n_hid, n_hid)
        self.out = nn.Linear(n_hid, n_out)

    def forward(self, x):
        x = self.inp(x)
        x = self.mid(x)
        return self.out(x)


net = TabularNet(2, 24, 2)
opt = torch.optim.Adam(net.parameters(), lr=5e-3)
for epoch in range(30):
    ok = 0
    for a, b in loader:
        out = net(a)
        loss = nn.functional.cross_entropy(out, b)
        opt.zero_grad()
        loss.backward()
        opt.step()
        ok += (out.argmax(1) == b).sum().item()
    if epoch % 6 == 0:
        print(epoch, ok / 600)
print(ok / 600)
