import torch
import torch.nn.functional as F

g = torch.Generator().manual_seed(10)
D, H, C = 30, 128, 5


def sample(n, prototypes):
    label = torch.randint(0, C, (n,), generator=g)
    return prototypes[label] + torch.randn(n, D, generator=g), label


prototypes = 0.55 * torch.randn(C, D, generator=g)
Xtr, Ytr = sample(6000, prototypes)
Xte, Yte = sample(500, prototypes)
mu, sd = Xtr.mean(0), Xtr.std(0)
Xtr, Xte = (Xtr - mu) / sd, (Xte - mu) / sd

W1 = torch.randn(D, H, generator=g)
b1 = torch.zeros(H)
W2 = torch.randn(H, H, generator=g)
b2 = torch.zeros(H)
W3 = torch.randn(H, C, generator=g)
b3 = torch.zeros(C)
parameters = [W1, b1, W2, b2, W3, b3]
for p in parameters:
    p.requires_grad = True


def logits(x):
    h = (x @ W1 + b1).relu()
    h = (h @ W2 + b2).relu()
    return h @ W3 + b3


for i in range(600):
    ix = torch.randint(0, 6000, (64,), generator=g)
    loss = F.cross_entropy(logits(Xtr[ix]), Ytr[ix])
    for p in parameters:
        p.grad = None
    loss.backward()
    for p in parameters:
        p.data += -0.03 * p.grad
    if i % 100 == 0:
        print(f"{i:4d}/600: {loss.item():.4f}")

with torch.no_grad():
    print("test", F.cross_entropy(logits(Xte), Yte).item())
