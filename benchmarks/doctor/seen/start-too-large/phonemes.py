# Exercise sheet 6: phoneme classification from 20 filterbank energies, raw tensors only
import torch
import torch.nn.functional as F

g = torch.Generator().manual_seed(2147483647)
N_CLASS, N_FEAT, N_HID = 6, 20, 100

means = 0.75 * torch.randn(N_CLASS, N_FEAT, generator=g)
Y = torch.randint(0, N_CLASS, (3600,), generator=g)
X = means[Y] + torch.randn(3600, N_FEAT, generator=g)
X = (X - X.mean(0)) / X.std(0)
n1 = int(0.8 * len(X))
Xtr, Ytr, Xdev, Ydev = X[:n1], Y[:n1], X[n1:], Y[n1:]

W1 = torch.randn((N_FEAT, N_HID), generator=g)
b1 = torch.zeros(N_HID)
W2 = torch.randn((N_HID, N_CLASS), generator=g)
b2 = torch.zeros(N_CLASS)
parameters = [W1, b1, W2, b2]
for p in parameters:
    p.requires_grad = True


def logits_of(x):
    h = F.relu(x @ W1 + b1)
    return h @ W2 + b2


for i in range(800):
    ix = torch.randint(0, n1, (96,), generator=g)
    loss = F.cross_entropy(logits_of(Xtr[ix]), Ytr[ix])
    for p in parameters:
        p.grad = None
    loss.backward()
    lr = 0.06 if i < 600 else 0.01
    for p in parameters:
        p.data += -lr * p.grad
    if i % 100 == 0:
        print(f'{i:6d}/800: {loss.item():.4f}')

with torch.no_grad():
    print('dev loss', F.cross_entropy(logits_of(Xdev), Ydev).item())
