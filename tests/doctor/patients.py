# ruff: noqa: E501  # scripts as they are
"""Small scripts with one planted fault; the line that is to be named ends in `# <-`."""

from __future__ import annotations

HEAD = """
import torch, torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
torch.manual_seed(0)
X = torch.cat([torch.randn(100, 2) - 2, torch.randn(100, 2) + 2])
y = torch.arange(2).repeat_interleave(100)
"""

PLAIN = """
W1 = (0.5 * torch.randn(2, 16)).requires_grad_(); b1 = torch.zeros(16, requires_grad=True)
W2 = (0.5 * torch.randn(16, 2)).requires_grad_(); b2 = torch.zeros(2, requires_grad=True)
P = (W1, b1, W2, b2)
def forward(x):
    return torch.relu(x @ W1 + b1) @ W2 + b2
def step(loss, lr=0.1):
    for p in P: p.grad = None
    loss.backward()
    with torch.no_grad():
        for p in P: p -= lr * p.grad
"""

LOOP = """
for epoch in range(5):
    for i in torch.randperm(200).split(25):
        step(F.cross_entropy(forward(X[i]), y[i]))
"""

MODULE = """
model = nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 2))
opt = torch.optim.SGD(model.parameters(), lr=0.1)
"""

MODULE_LOOP = """
for epoch in range(5):
    for xb, yb in DataLoader(TensorDataset(X, y), batch_size=25, shuffle=True):
        opt.zero_grad()
        loss = F.cross_entropy(model(xb), yb)
        loss.backward()
        opt.step()
"""

PATIENTS: dict[str, list[str]] = {
    "double-softmax": [
        HEAD + PLAIN + LOOP.replace("forward(X[i])", "torch.softmax(forward(X[i]), 1)").replace(
            "y[i]))", "y[i]))  # <-"),
        HEAD + MODULE.replace("16, 2))", "16, 2),\n    nn.Softmax(dim=1))  # <-") + MODULE_LOOP,
        HEAD + PLAIN.replace("    return torch.relu(x @ W1 + b1) @ W2 + b2", """
    e = (torch.relu(x @ W1 + b1) @ W2 + b2).exp()
    return e / e.sum(1, keepdim=True)  # <-""") + LOOP,
    ],
    "softmax-wrong-axis": [
        HEAD + PLAIN + """
for k in range(100):
    p = torch.softmax(forward(X), dim=0)  # <-
    step(-p[torch.arange(200), y].log().mean())
""",
        HEAD + MODULE + MODULE_LOOP.replace("F.cross_entropy(model(xb), yb)",
            "F.nll_loss(F.log_softmax(model(xb), dim=0), yb)  # <-"),
    ],
    "activated-logits": [
        HEAD + MODULE.replace("16, 2))", "16, 2),\n    nn.ReLU())  # <-") + MODULE_LOOP,
        HEAD + PLAIN.replace("return torch.relu(x @ W1 + b1) @ W2 + b2",
            "return torch.sigmoid(torch.relu(x @ W1 + b1) @ W2 + b2)  # <-") + LOOP,
    ],
    "broadcast-loss": [
        HEAD + """
t = X.sum(1)
model = nn.Linear(2, 1)
opt = torch.optim.SGD(model.parameters(), lr=0.05)
for k in range(100):
    opt.zero_grad()
    loss = ((model(X) - t) ** 2).mean()  # <-
    loss.backward(); opt.step()
""",
        HEAD + """
import warnings
warnings.simplefilter("ignore")
t = X.sum(1)
w = torch.zeros(2, 1, requires_grad=True)
for k in range(100):
    loss = F.mse_loss(X @ w, t)  # <-
    (g,) = torch.autograd.grad(loss, [w])
    with torch.no_grad(): w -= 0.05 * g
""",
    ],
    "wrong-loss": [
        HEAD + MODULE + MODULE_LOOP.replace("F.cross_entropy(model(xb), yb)",
            "F.mse_loss(model(xb), F.one_hot(yb, 2).float())  # <-"),
        HEAD + MODULE + MODULE_LOOP.replace("F.cross_entropy", "F.nll_loss").replace(
            "yb)\n        loss.b", "yb)  # <-\n        loss.b"),
    ],
    "label-range": [
        HEAD + PLAIN + LOOP.replace("y[i]))", "y[i] + 1))  # <-"),
        HEAD + PLAIN + LOOP.replace("y[i]))", "F.one_hot(y[i], 2)))  # <-"),
        HEAD + PLAIN + LOOP.replace("y[i]))", "y[i].float()))  # <-"),
        HEAD + PLAIN + """
def nll(z, t):
    return -z.log_softmax(1)[torch.arange(len(t)), t].mean()  # <-
for k in range(100):
    step(nll(forward(X), y + 1))
""",
    ],
    "no-activation": [
        HEAD + PLAIN.replace("return torch.relu(x @ W1 + b1) @ W2 + b2",
            "h = x @ W1 + b1  # <-\n    return h @ W2 + b2") + LOOP,
        HEAD + "model = nn.Sequential(nn.Linear(2, 16), nn.Linear(16, 2))  # <-\n"
        "opt = torch.optim.SGD(model.parameters(), lr=0.1)" + MODULE_LOOP,
    ],
    "symmetric-start": [
        HEAD + PLAIN.replace("W1 = (0.5 * torch.randn(2, 16)).requires_grad_()",
            "W1 = torch.full((2, 16), 0.1, requires_grad=True)  # <-\nW2 = 0").replace("W2 = (0.5 * torch.randn(16, 2))", "W2 = torch.full((16, 2), 0.1)") + LOOP,
        HEAD + MODULE + "for p in model.parameters(): nn.init.zeros_(p)\n" + MODULE_LOOP,
    ],
    "non-finite-input": [
        HEAD + "X[37, 1] = float('nan')\n" + PLAIN + LOOP,
        HEAD + "X[150, 0] = float('inf')\n" + MODULE + MODULE_LOOP,
    ],
    "log-of-zero": [
        HEAD + PLAIN + """
for k in range(100):
    p = torch.sigmoid(100 * forward(X)[:, 0])
    loss = -(y * torch.log(p) + (1 - y) * torch.log(1 - p)).mean()  # <-
    step(loss)
""",
    ],
    "non-finite": [
        HEAD + PLAIN + """
for k in range(100):
    z = forward(X)
    step((F.cross_entropy(z, y) + 0.01 * (z[:, 0] - z[:, 0]).pow(2).sum().sqrt()))  # <-
""",
    ],
}  # fmt: skip

PATIENTS |= {
    "learning-rate-too-high": [
        HEAD + MODULE.replace("lr=0.1", "lr=300.0") .replace("\nopt", "\nopt").replace("300.0)", "300.0)  # <-") + MODULE_LOOP * 4,
        HEAD + PLAIN.replace("lr=0.1", "lr=100.0").replace("p -= lr * p.grad", "p -= lr * p.grad  # <-") + LOOP * 4,
    ],
    "learning-rate-too-low": [
        HEAD + MODULE.replace("lr=0.1)", "lr=1e-4)  # <-") + MODULE_LOOP * 4,
        HEAD + PLAIN.replace("lr=0.1", "lr=1e-4").replace("p -= lr * p.grad", "p -= lr * p.grad  # <-") + LOOP * 4,
    ],
    "start-too-large": [
        HEAD + PLAIN.replace("0.5 *", "30.0 *").replace("y = ", "y = ") + LOOP.replace("F.cross", "F.cross"),
    ],
    "unscaled-inputs": [
        HEAD + "X = X * torch.tensor([1.0, 1000.0]) + torch.tensor([0.0, 50000.0])\n" + PLAIN + LOOP * 3,
    ],
    "sum-loss": [
        HEAD + MODULE.replace("lr=0.1", "lr=0.5") + MODULE_LOOP.replace("(model(xb), yb)", "(model(xb), yb, reduction='sum')  # <-") * 3,
    ],
    "vanishing-gradient": [
        HEAD + """
layers = []
for k in range(8): layers += [nn.Linear(2 if k == 0 else 16, 16), nn.Sigmoid()]
model = nn.Sequential(*layers, nn.Linear(16, 2))
opt = torch.optim.SGD(model.parameters(), lr=0.5)
""" + MODULE_LOOP * 6,
    ],
    "dead-units": [
        HEAD + PLAIN.replace("b1 = torch.zeros(16, requires_grad=True)", "b1 = torch.full((16,), -20.0, requires_grad=True)") + LOOP * 3,
    ],
    "healthy": [
        HEAD + PLAIN + LOOP, HEAD + MODULE + MODULE_LOOP,
        HEAD + PLAIN.replace("relu", "tanh") + LOOP,
        HEAD + MODULE.replace("SGD(model.parameters(), lr=0.1", "Adam(model.parameters(), lr=0.05") + MODULE_LOOP,
        HEAD + MODULE.replace("lr=0.1", "lr=0.1, momentum=0.9, weight_decay=1e-3") + MODULE_LOOP,
        HEAD + MODULE + MODULE_LOOP.replace("F.cross_entropy(model(xb), yb)", "F.cross_entropy(model(xb), yb, label_smoothing=0.1)"),
        HEAD + MODULE + MODULE_LOOP.replace("        opt.step()", "        nn.utils.clip_grad_norm_(model.parameters(), 1.0)\n        opt.step()"),
        HEAD + MODULE + """
for epoch in range(20):
    opt.zero_grad()
    for k in range(4):
        (F.cross_entropy(model(X[k::4]), y[k::4]) / 4).backward()
    opt.step()
""",
        HEAD + """
t = (X ** 2).sum(1, keepdim=True) / 10
model = nn.Sequential(nn.Linear(2, 32), nn.Tanh(), nn.Linear(32, 1))
opt = torch.optim.Adam(model.parameters(), lr=0.02)
for k in range(300):
    opt.zero_grad(); loss = F.mse_loss(model(X), t); loss.backward(); opt.step()
""",
        HEAD + """
w = torch.zeros(2, requires_grad=True); b = torch.zeros((), requires_grad=True)
for k in range(100):
    loss = F.binary_cross_entropy_with_logits(X @ w + b, y.float())
    gw, gb = torch.autograd.grad(loss, (w, b))
    with torch.no_grad(): w -= 0.5 * gw; b -= 0.5 * gb
""",
        HEAD + """
W = torch.randn(2, 2)
for k in range(100):
    W = W.detach().requires_grad_()
    loss = F.cross_entropy(X @ W, y)
    loss.backward()
    W = W - 0.3 * W.grad
""",
    ],
}  # fmt: skip

PATIENTS |= {
    "wrong-gradient": [
        HEAD + """
t = X @ torch.tensor([1.0, -2.0]) + 0.5
w = torch.zeros(2)
for k in range(50):
    r = X @ w - t
    loss = (r ** 2).mean()
    w -= 0.01 * (X * r[:, None]).mean(0).flip(0)  # <-
""",
        HEAD + """
class Cube(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x ** 3
    @staticmethod
    def backward(ctx, g):
        (x,) = ctx.saved_tensors
        return 2 * x ** 2 * g + x  # <-
W = (0.3 * torch.randn(2, 2)).requires_grad_()
for k in range(20):
    loss = F.cross_entropy(Cube.apply(X @ W), y)
    W.grad = None
    loss.backward()
    with torch.no_grad(): W -= 0.001 * W.grad
""",
    ],
    "not-shuffled": [
        HEAD + """
X = torch.cat([torch.randn(100, 2) - 0.6, torch.randn(100, 2) + 0.6])
w, b = torch.zeros(2, requires_grad=True), torch.zeros(1, requires_grad=True)
for epoch in range(15):
    for s in range(0, 200, 5):
        xb, yb = X[s:s + 5], y[s:s + 5].float()  # <-
        loss = F.binary_cross_entropy_with_logits(xb @ w + b, yb)
        w.grad = b.grad = None
        loss.backward()
        with torch.no_grad():
            w -= 2.0 * w.grad
            b -= 2.0 * b.grad
""",
    ],
    "same-batch": [
        HEAD + PLAIN + """
for k in range(40):
    rows = slice(0, 20)  # <-
    step(F.cross_entropy(forward(X[rows]), y[rows]))
""",
    ],
    "reset-seed": [
        HEAD + PLAIN + """
for k in range(40):
    torch.manual_seed(0)  # <-
    i = torch.randperm(200)[:20]
    step(F.cross_entropy(forward(X[i]), y[i]))
""",
    ],
    "labels-misaligned": [
        HEAD + "X = X[torch.randperm(200)]  # <-\n" + PLAIN + LOOP * 3,
    ],
    "leakage": [
        HEAD + """
Z = torch.randn(300, 2)
t = (Z[:, 0] > 0).long()
train, test = torch.arange(0, 250), torch.arange(200, 300)
""" + PLAIN + """
for epoch in range(6):
    for i in train[torch.randperm(250)].split(25):
        step(F.cross_entropy(forward(Z[i]), t[i]))
with torch.no_grad():
    h = torch.relu(Z[test] @ W1 + b1) @ W2 + b2  # <-
    right = (h.argmax(1) == t[test]).float().mean()
""",
    ],
    "wrong-metric": [
        HEAD + """
model = nn.Sequential(nn.Linear(2, 8), nn.ReLU(), nn.Linear(8, 1))
opt = torch.optim.Adam(model.parameters(), lr=0.05)
for k in range(60):
    opt.zero_grad()
    F.binary_cross_entropy_with_logits(model(X)[:, 0], y.float()).backward()
    opt.step()
with torch.no_grad():
    accuracy = ((model(X) > 0).float() == y).float().mean()  # <-
""",
    ],
}  # fmt: skip
