import torch
import torch.nn.functional as F
from sklearn.datasets import load_digits

torch.manual_seed(8)
datos = load_digits()
X = torch.tensor(datos.data, dtype=torch.float32)
X = X[:, X.std(0) > 1]
X = (X - X.mean(0)) / X.std(0)
y = torch.tensor(datos.target)
corte = torch.randperm(len(y))
ent, pru = corte[:1400], corte[1400:]
D = X.shape[1]

W1 = torch.randn(D, 64) * 2
b1 = torch.zeros(64)
W2 = torch.randn(64, 10) * 2
b2 = torch.zeros(10)
pars = [W1, b1, W2, b2]
for p in pars:
    p.requires_grad = True


def red(x):
    return torch.relu(x @ W1 + b1) @ W2 + b2


opt = torch.optim.SGD(pars, lr=0.05)
for epoca in range(25):
    for i in ent[torch.randperm(1400)].split(50):
        perdida = F.cross_entropy(red(X[i]), y[i])
        opt.zero_grad()
        perdida.backward()
        opt.step()
    if epoca % 8 == 0:
        print(epoca, perdida.item())
with torch.no_grad():
    print("prueba", F.cross_entropy(red(X[pru]), y[pru]).item())
