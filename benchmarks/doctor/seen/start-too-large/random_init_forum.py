# Question: my network from scratch starts with a giant loss, the tutorial's starts at about 1.6.
import torch
import torch.nn.functional as F

torch.manual_seed(4)
g = torch.Generator().manual_seed(40)
K, D, H = 5, 40, 100

prototypes = torch.randn(K, D, generator=g)
labels = torch.randint(0, K, (1500,), generator=g)
inputs = (prototypes[labels] + 1.6 * torch.randn(1500, D, generator=g)) / 1.9
Xtr, Ytr, Xte, Yte = inputs[:1200], labels[:1200], inputs[1200:], labels[1200:]

W1 = torch.randn(D, H)
b1 = torch.zeros(H)
W2 = torch.randn(H, H)
b2 = torch.zeros(H)
W3 = torch.randn(H, K)
b3 = torch.zeros(K)
parameters = [W1, b1, W2, b2, W3, b3]
for p in parameters:
    p.requires_grad = True

lr = 0.02
for i in range(1000):
    ix = torch.randint(0, Xtr.shape[0], (64,))
    h1 = F.relu(Xtr[ix] @ W1 + b1)
    h2 = F.relu(h1 @ W2 + b2)
    logits = h2 @ W3 + b3
    loss = F.cross_entropy(logits, Ytr[ix])
    for p in parameters:
        p.grad = None
    loss.backward()
    for p in parameters:
        p.data += -lr * p.grad
    if i % 200 == 0:
        print(f"{i:5d}/1000: {loss.item():.4f}")

with torch.no_grad():
    out = F.relu(F.relu(Xte @ W1 + b1) @ W2 + b2) @ W3 + b3
    print("test loss", F.cross_entropy(out, Yte).item())
