import torch as th
import torch.nn.functional as F
th.manual_seed(1)

# Spirale: zwei Arme
n = 150
r = th.linspace(0.2, 2.0, n)
arm1 = th.stack([r * th.cos(3 * r), r * th.sin(3 * r)], 1)
X = th.cat([arm1, -arm1]) + 0.03 * th.randn(2 * n, 2)
y = th.cat([th.zeros(n), th.ones(n)]).long()

gewichte = [th.randn(2, 24) * 1.0, th.zeros(24), th.randn(24, 24) * 0.3, th.zeros(24), th.randn(24, 2) * 0.3, th.zeros(2)]
for g in gewichte:
    g.requires_grad_()

def netz(x):
    W1, b1, W2, b2, W3, b3 = gewichte
    h1 = th.tanh(x @ W1 + b1)
    h2 = th.tanh(h1 @ W2.data + b2)
    return h2 @ W3 + b3

opt = th.optim.Adam(gewichte, lr=0.01)
for schritt in range(400):
    opt.zero_grad()
    verlust = F.cross_entropy(netz(X), y)
    verlust.backward()
    opt.step()
print("Verlust", verlust.item())
