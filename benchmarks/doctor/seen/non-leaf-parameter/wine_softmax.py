# Multinomial classification of wines, written without nn.Module
import numpy as np
import torch
from sklearn.datasets import load_wine
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

torch.manual_seed(3)
data = load_wine()
Xtr, Xte, ytr, yte = train_test_split(data.data, data.target, test_size=0.3, random_state=1, stratify=data.target)
sc = StandardScaler().fit(Xtr)
Xtr = torch.tensor(sc.transform(Xtr), dtype=torch.float32)
Xte = torch.tensor(sc.transform(Xte), dtype=torch.float32)
ytr, yte = torch.tensor(ytr), torch.tensor(yte)

n_in, n_hid, n_out = 13, 10, 3
W1 = torch.randn(n_in, n_hid, requires_grad=True) / np.sqrt(n_in)
b1 = torch.zeros(n_hid, requires_grad=True)
W2 = torch.randn(n_hid, n_out, requires_grad=True) / np.sqrt(n_hid)
b2 = torch.zeros(n_out, requires_grad=True)
params = [W1, b1, W2, b2]
lr = 0.1


def net(x):
    return torch.tanh(x @ W1 + b1) @ W2 + b2


for it in range(400):
    idx = torch.randint(0, len(Xtr), (32,))
    loss = torch.nn.functional.cross_entropy(net(Xtr[idx]), ytr[idx])
    loss.backward()
    with torch.no_grad():
        for p in params:
            p -= lr * p.grad
            p.grad.zero_()
    if it % 50 == 0:
        print("iter", it, "loss", loss.item())

with torch.no_grad():
    print("test loss", torch.nn.functional.cross_entropy(net(Xte), yte).item())
