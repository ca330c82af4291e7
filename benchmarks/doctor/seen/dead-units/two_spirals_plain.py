import numpy as np
import torch

rs = np.random.RandomState(0)
th = np.sqrt(rs.rand(300)) * 1.6 * np.pi
a = np.stack([th * np.cos(th), th * np.sin(th)], 1) + rs.randn(300, 2) * 0.2
b = -np.stack([th * np.cos(th), th * np.sin(th)], 1) + rs.randn(300, 2) * 0.2
X = torch.tensor(np.concatenate([a, b]) / 2.5, dtype=torch.float32)
t = torch.cat([torch.zeros(300), torch.ones(300)]).long()

torch.manual_seed(0)
H = 64
W1 = (torch.randn(2, H) * 0.7).requires_grad_()
b1 = (torch.rand(H) * 2 - 1).requires_grad_()
W2 = (torch.randn(H, H) * (2 / H) ** 0.5).requires_grad_()
b2 = torch.full((H,), -8.0).requires_grad_()
W3 = (torch.randn(H, 2) * 0.1).requires_grad_()
b3 = torch.zeros(2).requires_grad_()
P = [W1, b1, W2, b2, W3, b3]


def forward(x):
    h1 = torch.clamp(x @ W1 + b1, min=0)
    h2 = torch.clamp(h1 @ W2 + b2, min=0)
    return h2 @ W3 + b3


opt = torch.optim.RMSprop(P, lr=2e-3)
for it in range(700):
    idx = torch.randint(0, 600, (100,))
    loss = torch.nn.functional.cross_entropy(forward(X[idx]), t[idx])
    opt.zero_grad()
    loss.backward()
    opt.step()
    if it % 100 == 0:
        print(it, loss.item())
with torch.no_grad():
    out = forward(X)
    print("acc", (out.argmax(1) == t).float().mean().item())
    print("loss", torch.nn.functional.cross_entropy(out, t).item())
