# 0..16 tal cual, con píxeles que nunca cambian
import torch
from torch import nn
from sklearn.datasets import load_digits
torch.manual_seed(40)
d = load_digits()
X, y = torch.tensor(d.data, dtype=torch.float32), torch.tensor(d.target)
red = nn.Sequential(nn.Linear(64, 40), nn.ReLU(), nn.Linear(40, 10))
opt = torch.optim.Adam(red.parameters(), lr=0.002)
for epoca in range(25):
    for i in torch.randperm(len(X)).split(50):
        perdida = nn.functional.cross_entropy(red(X[i]), y[i])
        opt.zero_grad(); perdida.backward(); opt.step()
print((red(X).argmax(1) == y).float().mean().item())
