# Tres brazos de espiral, como en el curso CS231n
import torch
torch.manual_seed(0)
K, por_clase = 3, 300
X, Y = [], []
for k in range(K):
    r = torch.linspace(0.1, 1, por_clase)
    ang = torch.linspace(k * 2.1, k * 2.1 + 2.6, por_clase) + 0.3 * torch.randn(por_clase)
    X.append(torch.stack([r * torch.sin(ang), r * torch.cos(ang)], 1) * 2)
    Y.append(torch.full((por_clase,), k))
X, Y = torch.cat(X), torch.cat(Y)

W1 = torch.randn(2, 40) * 0.9; b1 = torch.zeros(40)
W2 = torch.randn(40, K) * 0.2; b2 = torch.zeros(K)
P = [W1, b1, W2, b2]
for p in P: p.requires_grad = True

tam, lr = 25, 0.8
for epoca in range(40):
    orden = torch.arange(len(X))
    for ini in range(0, len(X), tam):
        sel = orden[ini:ini + tam]
        h = torch.relu(X[sel] @ W1 + b1)
        logits = h @ W2 + b2
        coste = -torch.log_softmax(logits, 1)[torch.arange(len(sel)), Y[sel]].mean()
        for p in P: p.grad = None
        coste.backward()
        with torch.no_grad():
            for p in P: p.sub_(lr * p.grad)
    if epoca % 20 == 0:
        print('época', epoca, 'coste', coste.item())

with torch.no_grad():
    z = torch.relu(X @ W1 + b1) @ W2 + b2
    print('precisión', (z.argmax(1) == Y).float().mean().item())
    print('coste sobre todo', torch.nn.functional.cross_entropy(z, Y).item())
