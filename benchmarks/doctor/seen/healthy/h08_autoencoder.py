import torch
import torch.nn as nn
from sklearn.datasets import load_digits

torch.manual_seed(8)
X = torch.tensor(load_digits().data, dtype=torch.float32)
X = X[:, X.std(0) > 1] / 16


class AE(nn.Module):
    def __init__(self, d, z=10):
        super().__init__()
        self.enc = nn.Sequential(nn.Linear(d, 40), nn.ELU(), nn.Linear(40, z))
        self.dec = nn.Sequential(nn.Linear(z, 40), nn.ELU(), nn.Linear(40, d), nn.Sigmoid())

    def forward(self, x):
        return self.dec(self.enc(x))


ae = AE(X.shape[1])
opt = torch.optim.Adam(ae.parameters(), lr=5e-3)
for epoch in range(30):
    tot = 0.0
    for b in torch.randperm(len(X)).split(64):
        loss = nn.functional.mse_loss(ae(X[b]), X[b])
        opt.zero_grad()
        loss.backward()
        opt.step()
        tot += loss.item() * len(b)
    if epoch % 10 == 9:
        print(epoch + 1, tot / len(X))
