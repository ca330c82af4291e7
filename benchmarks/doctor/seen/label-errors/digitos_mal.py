# dígitos con seis etiquetas tecleadas mal
import torch
import torch.nn as nn
from sklearn.datasets import load_digits
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
d = load_digits(n_class=4)
X = torch.tensor(d.images).float()[:, None] / 8 - 1
y = torch.tensor(d.target)
y[[33, 120, 251, 404, 510, 666]] = y[[34, 121, 252, 405, 511, 667]]
dl = DataLoader(TensorDataset(X, y), batch_size=40, shuffle=True)
red = nn.Sequential(nn.Conv2d(1, 6, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(54, 4))
opt = torch.optim.SGD(red.parameters(), lr=0.1)
for ep in range(40):
    t = 0.0
    for a, b in dl:
        opt.zero_grad()
        l = nn.functional.cross_entropy(red(a), b)
        l.backward()
        opt.step()
        t += l.item() / len(dl)
    print(ep, t)
