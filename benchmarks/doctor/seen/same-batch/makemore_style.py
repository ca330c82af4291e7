# character-pair model in the style of the makemore videos
import torch
import torch.nn.functional as F

g = torch.Generator().manual_seed(2147)
alphabet = "abcdefghij."
V = len(alphabet)
trans = torch.rand(V, V, generator=g) ** 6
trans = trans / trans.sum(1, keepdim=True)

seq = [0, 3]
for _ in range(3000):
    row = trans[(seq[-1] + seq[-2]) % V]
    seq.append(int(torch.multinomial(row, 1, generator=g)))
seq = torch.tensor(seq)
X = torch.stack([seq[:-2], seq[1:-1]], 1)
Y = seq[2:]
Xtr, Ytr, Xdev, Ydev = X[:2400], Y[:2400], X[2400:], Y[2400:]

C = torch.randn(V, 4, generator=g)
W1 = torch.randn(8, 50, generator=g) * 0.4
b1 = torch.randn(50, generator=g) * 0.1
W2 = torch.randn(50, V, generator=g) * 0.05
b2 = torch.zeros(V)
parameters = [C, W1, b1, W2, b2]
for p in parameters:
    p.requires_grad = True

ix = torch.randint(0, Xtr.shape[0], (48,), generator=g)
for i in range(1500):
    emb = C[Xtr[ix]]
    h = torch.tanh(emb.view(-1, 8) @ W1 + b1)
    logits = h @ W2 + b2
    loss = F.cross_entropy(logits, Ytr[ix])
    for p in parameters:
        p.grad = None
    loss.backward()
    lr = 0.3 if i < 1000 else 0.05
    for p in parameters:
        p.data += -lr * p.grad
    if i % 250 == 0:
        print(f"{i:5d} {loss.item():.4f}")

with torch.no_grad():
    logits = torch.tanh(C[Xdev].view(-1, 8) @ W1 + b1) @ W2 + b2
    print("dev loss", F.cross_entropy(logits, Ydev).item())
