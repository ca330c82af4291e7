# following the "makemore"-style lecture but with the small sklearn digits (after PCA)
import torch
import torch.nn.functional as F
from sklearn.datasets import load_digits
from sklearn.decomposition import PCA

X, Y = load_digits(return_X_y=True)
X = PCA(n_components=25, whiten=True, random_state=0).fit_transform(X)
X, Y = torch.tensor(X).float(), torch.tensor(Y)
g = torch.Generator().manual_seed(2147483647)
ix = torch.randperm(len(X), generator=g)
Xtr, Ytr, Xdev, Ydev = X[ix[:1400]], Y[ix[:1400]], X[ix[1400:]], Y[ix[1400:]]

n_hidden = 100
W1 = torch.randn((25, n_hidden), generator=g)
b1 = torch.zeros(n_hidden)
W2 = torch.randn((n_hidden, 10), generator=g)
b2 = torch.zeros(10)
parameters = [W1, b1, W2, b2]
for p in parameters:
    p.requires_grad = True

lr = 0.1
for i in range(1400):
    batch = torch.randint(0, 1400, (64,), generator=g)
    h = torch.relu(Xtr[batch] @ W1 + b1)
    logits = h @ W2 + b2
    loss = F.cross_entropy(logits, Ytr[batch])
    for p in parameters:
        p.grad = None
    loss.backward()
    for p in parameters:
        p.data += -lr * p.grad
    if i == 0 or i % 200 == 199:
        print(f"{i:5d}: {loss.item():.4f}")


@torch.no_grad()
def split_loss(x, y):
    return F.cross_entropy(torch.relu(x @ W1 + b1) @ W2 + b2, y).item()


print("train", split_loss(Xtr, Ytr))
print("dev", split_loss(Xdev, Ydev))
