# ruff: noqa: E501  # scripts as they are
"""Scripts in the style of forums and tutorials, each with one planted fault, and healthy ones."""

from __future__ import annotations

from tests.doctor.patients import HEAD, LOOP, MODULE, MODULE_LOOP, PLAIN

EVALUATED = """
def evaluate(loader):
    correct = 0
    with torch.no_grad():
        for xb, yb in loader:
            correct += (model(xb).argmax(1) == yb).sum().item()
    return correct / DIVISOR  # <-
train = DataLoader(TensorDataset(X[::2], y[::2]), batch_size=20, shuffle=True)
test = DataLoader(TensorDataset(X[1::4], y[1::4]), batch_size=16)
for epoch in range(5):
    for xb, yb in train:
        opt.zero_grad(); F.cross_entropy(model(xb), yb).backward(); opt.step()
    accuracy = evaluate(test)
"""

COUNTED = """
for epoch in range(6):
    hits, seen = 0, 0
    for i in torch.randperm(200).split(30):
        out = model(X[i]); loss = F.cross_entropy(out, y[i])
        opt.zero_grad(); loss.backward(); opt.step()
        hits += (out.argmax(1) == y[i]).sum().item(); seen += len(i)
    accuracy = hits / DIVISOR  # <-
"""

BY_HAND = """
X = torch.randn(120, 3); Y = torch.sin(X @ torch.randn(3, 2))
W1 = torch.randn(3, 16) / 3 ** 0.5; W2 = torch.randn(16, 2) / 4
for k in range(60):
    h = (X @ W1).clamp(min=0)
    loss = (h @ W2 - Y).pow(2).mean()
    d = 2 * (h @ W2 - Y) / Y.numel()
    g2 = h.T @ d
    gh = d @ W2.T; gh[h <= 0] = 0
    W1 -= 0.2 * X.T @ gh
    W2 -= 0.2 * g2
"""

PATIENTS: dict[str, list[str]] = {
    "wrong-metric": [
        HEAD + MODULE + EVALUATED.replace("DIVISOR", "len(test)"),
        HEAD + MODULE + EVALUATED.replace("DIVISOR", "len(train.dataset)"),
        HEAD + MODULE + COUNTED.replace("DIVISOR", "(7 * 30)"),
    ],
    "reset-seed": [
        HEAD + PLAIN + """
for k in range(40):
    g = torch.Generator().manual_seed(7)  # <-
    i = torch.randperm(200, generator=g)[:16]
    step(F.cross_entropy(forward(X[i]), y[i]))
""",
        HEAD + PLAIN + """
import numpy as np
for k in range(40):
    rows = np.random.default_rng(0).permutation(200)[:16]  # <-
    step(F.cross_entropy(forward(X[rows]), y[rows]))
""",
    ],
    "same-batch": [
        HEAD + MODULE + """
loader = DataLoader(TensorDataset(X[:150], y[:150]), batch_size=16, shuffle=True)
xb, yb = next(iter(loader))
for k in range(60):
    loss = F.cross_entropy(model(xb), yb)  # <-
    opt.zero_grad(); loss.backward(); opt.step()
with torch.no_grad(): F.cross_entropy(model(X), y)
""",
    ],
    "wrong-loss": [
        HEAD + MODULE.replace("16, 2)", "16, 1)") + """
for k in range(30):
    loss = F.cross_entropy(model(X), y.float()[:, None])  # <-
    opt.zero_grad(); loss.backward(); opt.step()
""",
    ],
    "non-leaf-parameter": [
        HEAD + """
def layer(n, m):
    w = torch.rand(n * m, requires_grad=True)
    w = (2 * w - 1).view(n, m)  # <-
    return w, torch.zeros(m, requires_grad=True)
params = [*layer(2, 16), *layer(16, 2)]
opt = torch.optim.Adam(params, lr=0.02)
""",
    ],
    "wrong-sign": [
        HEAD + PLAIN + """
for k in range(300):
    loss = F.cross_entropy(forward(X), y)
    grads = torch.autograd.grad(loss, P)
    with torch.no_grad():
        for p, g in zip(P, grads): p += 2.0 * g  # <-
""",
    ],
    "symmetric-start": [
        HEAD + """
def constant(m):
    if isinstance(m, nn.Linear): nn.init.zeros_(m.bias); nn.init.constant_(m.weight, 0.1)  # <-
model = nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 2)); model.apply(constant)
opt = torch.optim.SGD(model.parameters(), lr=0.1)
""" + MODULE_LOOP,
    ],
    "no-activation": [
        HEAD + """
net = nn.Sequential(nn.Conv2d(1, 4, 3, padding=1), nn.ReLU(), nn.Flatten(),
    nn.Linear(100, 24),  # <-
    nn.Linear(24, 2))
opt = torch.optim.Adam(net.parameters(), lr=0.01)
I = torch.randn(80, 1, 5, 5); t = (I[:, 0, :2].mean((1, 2)) > 0).long()
for k in range(30):
    opt.zero_grad(); F.cross_entropy(net(I), t).backward(); opt.step()
""",
    ],
    "not-shuffled": [
        HEAD + """
class Rows(torch.utils.data.Dataset):
    def __len__(self): return 400
    def __getitem__(self, k): return torch.randn(4, generator=torch.Generator().manual_seed(k)) + k // 100, k // 100
loader = DataLoader(Rows(), batch_size=20)  # <-
model = nn.Sequential(nn.Linear(4, 32), nn.ReLU(), nn.Linear(32, 4))
opt = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
for epoch in range(4):
    for xb, yb in loader:
        opt.zero_grad(); F.cross_entropy(model(xb), yb).backward(); opt.step()
""",
    ],
    "class-imbalance": [
        HEAD + """
t = (torch.rand(1000) < 0.03).long(); Z = torch.randn(1000, 4); Z[t == 1] += 0.8
model = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 2))
opt = torch.optim.SGD(model.parameters(), lr=0.1)
for epoch in range(15):
    for i in torch.randperm(1000).split(50):
        loss = F.cross_entropy(model(Z[i]), t[i])  # <-
        opt.zero_grad(); loss.backward(); opt.step()
""",
    ],
    "too-few-units": [
        HEAD + """
r = torch.randn(300, 2); t = (r.norm(dim=1) > 1.2).long()
W1 = torch.randn(2, 2, requires_grad=True)  # <-
b1 = torch.zeros(2, requires_grad=True)
W2 = torch.randn(2, 2, requires_grad=True); b2 = torch.zeros(2, requires_grad=True)
opt = torch.optim.Adam([W1, b1, W2, b2], lr=0.02)
for k in range(300):
    opt.zero_grad(); F.cross_entropy(torch.tanh(r @ W1 + b1) @ W2 + b2, t).backward(); opt.step()
""",
    ],
    "wrong-gradient": [
        HEAD + BY_HAND.replace("gh = d @ W2.T; gh[h <= 0] = 0", "gh = d @ W2.T").replace("W1 -= 0.2 * X.T @ gh", "W1 -= 0.2 * X.T @ gh  # <-"),
    ],
    "learning-rate-too-low": [
        HEAD + MODULE.replace("lr=0.1)", "lr=1e-6)  # <-") + MODULE_LOOP * 4,
    ],
    "healthy": [
        HEAD + MODULE + EVALUATED.replace("DIVISOR", "len(loader.dataset)"),
        HEAD + MODULE + COUNTED.replace("DIVISOR", "seen"),
        HEAD + MODULE + COUNTED.replace("DIVISOR", "len(X)"),
        HEAD + BY_HAND,
        HEAD + """
policy = nn.Linear(2, 2); opt = torch.optim.Adam(policy.parameters(), lr=0.05)
for k in range(150):
    d = torch.distributions.Categorical(logits=policy(X)); a = d.sample()
    reward = (a == y).float()
    loss = -(d.log_prob(a) * (reward - reward.mean())).mean()
    opt.zero_grad(); loss.backward(); opt.step()
""",
        HEAD + LOOP.replace("step(F.cross_entropy(forward(X[i]), y[i]))", """
        loss = F.mse_loss(code(X[i]), X[i])
        opt.zero_grad(); loss.backward(); opt.step()""").replace("\nfor", """
code = nn.Sequential(nn.Linear(2, 8), nn.Tanh(), nn.Linear(8, 2)); opt = torch.optim.Adam(code.parameters(), lr=0.05)
for""", 1),
    ],
}  # fmt: skip
