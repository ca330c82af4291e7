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
xb, yb = next(iter(loader))  # <-
for k in range(60):
    loss = F.cross_entropy(model(xb), yb)
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
        HEAD + BY_HAND.replace("gh = d @ W2.T; gh[h <= 0] = 0", "gh = d @ W2.T  # <-"),
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

RECURRENT = """
S = torch.rand(96, 30) - 0.5; t = S[:, -4:].sum(1, keepdim=True)
U = (0.5 * torch.randn(1, 24)).requires_grad_()
V = (GAIN * torch.randn(24, 24) / 24 ** 0.5).requires_grad_()  # <-
c = (torch.randn(24, 1) / 24 ** 0.5).requires_grad_()
opt = torch.optim.SGD([U, V, c], lr=0.01, momentum=0.9)
for k in range(120):
    h = torch.zeros(96, 24)
    for s in range(30): h = torch.tanh(S[:, s:s + 1] @ U + h @ V)
    loss = (h @ c - t).square().mean()
    opt.zero_grad(); loss.backward(); opt.step()
"""

CHUNKS = """
a = 2.0944 * torch.arange(3).repeat_interleave(80) + 0.7 * torch.randn(240)
Z = torch.stack([a.cos(), a.sin()], 1); t = torch.arange(3).repeat_interleave(80)
model = nn.Sequential(nn.Linear(2, 16), nn.Tanh(), nn.Linear(16, 3)); opt = torch.optim.SGD(model.parameters(), lr=0.5)
for epoch in range(30):
    for zb, tb in zip(Z[ORDER].chunk(40), t[ORDER].chunk(40)):  # <-
        loss = F.cross_entropy(model(zb), tb)
        opt.zero_grad(); loss.backward(); opt.step()
"""

LATER: dict[str, list[str]] = {
    "exploding-gradient": [HEAD + RECURRENT.replace("GAIN", "2.5")],
    "not-shuffled": [
        HEAD + CHUNKS.replace("[ORDER]", ""),
        HEAD + """
import numpy as np
t = torch.arange(3).repeat_interleave(80); Z = torch.randn(240, 2) + 1.2 * torch.eye(3, 2)[t]
model = nn.Sequential(nn.Linear(2, 16), nn.Tanh(), nn.Linear(16, 3)); opt = torch.optim.SGD(model.parameters(), lr=0.5)
for epoch in range(20):
    order = np.arange(240)
    for s in range(0, 240, 6):
        rows = order[s:s + 6]  # <-
        loss = F.cross_entropy(model(Z[rows]), t[rows])
        opt.zero_grad(); loss.backward(); opt.step()
""",
    ],
    "reset-seed": [
        HEAD + """
def run():
    torch.manual_seed(0)  # <-
    model = nn.Sequential(nn.Linear(2, 8), nn.Tanh(), nn.Linear(8, 2))
    opt = torch.optim.SGD(model.parameters(), lr=0.1)
    for k in range(30):
        i = torch.randint(0, 200, (20,))
        loss = F.cross_entropy(model(X[i]), y[i])
        opt.zero_grad(); loss.backward(); opt.step()
    return loss.item()
for again in range(4): run()
""",
        HEAD + PLAIN + """
import random
def seed_all():
    random.seed(5)
    torch.manual_seed(5)
seed_all()
for epoch in range(12):
    seed_all()  # <-
    for i in torch.randperm(200).split(40): step(F.cross_entropy(forward(X[i]), y[i]))
""",
    ],
    "wrong-metric": [
        HEAD + """
model = nn.Sequential(nn.Linear(2, 8), nn.ReLU(), nn.Linear(8, 1)); opt = torch.optim.SGD(model.parameters(), lr=0.2)
def accuracy(z, t): return (z.round() == t).float().mean().item()  # <-
t = y.float()[:, None]
for k in range(80):
    out = model(X); loss = F.binary_cross_entropy_with_logits(out, t)
    opt.zero_grad(); loss.backward(); opt.step()
print(accuracy(model(X), t))
""",
    ],
    "wrong-sign": [
        HEAD + PLAIN + """
for k in range(120):
    lr = 0.5 * (1 - k / 40)
    loss = F.cross_entropy(forward(X), y)
    grads = torch.autograd.grad(loss, P)
    with torch.no_grad():
        for p, g in zip(P, grads): p.sub_(lr * g)  # <-
""",
    ],
    "labels-misaligned": [
        HEAD + """
Z = torch.randn(400, 3); t = torch.tanh(Z[:, 0] + Z[:, 1]) - Z[:, 2]
model = nn.Sequential(nn.Linear(3, 16), nn.Tanh(), nn.Linear(16, 1)); opt = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(15):
    rows, others = torch.randperm(400), torch.randperm(400)
    for s in range(0, 400, 40):
        zb, tb = Z[rows[s:s + 40]], t[others[s:s + 40]]  # <-
        loss = (model(zb).squeeze(1) - tb).pow(2).mean()
        opt.zero_grad(); loss.backward(); opt.step()
""",
    ],
    "unscaled-inputs": [
        HEAD + """
year = torch.linspace(1.96, 2.02, 61); t = 14 + 20 * (year - 1.99) + 0.05 * torch.randn(61)
a = torch.zeros(1, requires_grad=True); b = torch.zeros(1, requires_grad=True)
for k in range(400):
    loss = F.mse_loss(a * year + b, t)  # <-
    a.grad = b.grad = None; loss.backward()
    with torch.no_grad(): a -= 0.1 * a.grad; b -= 0.1 * b.grad
""",
    ],
    "sum-loss": [
        HEAD + PLAIN + """
for k in range(150):
    z = forward(X)
    loss = -(z - z.logsumexp(1, keepdim=True))[torch.arange(200), y].sum()  # <-
    step(loss, 0.5)
""",
    ],
    "overfitting": [
        HEAD + """
W = torch.randint(0, 200, (300, 6)); t = (W[:, 0] % 2 == 0).float(); t[::5] = 1 - t[::5]
emb, out = nn.Embedding(200, 16), nn.Linear(16, 1)
opt = torch.optim.Adam([*emb.parameters(), *out.parameters()], lr=0.05)
def score(rows): return out(emb(rows).mean(1)).squeeze(1)
for epoch in range(60):  # <-
    for i in torch.randperm(60).split(12):
        loss = F.binary_cross_entropy_with_logits(score(W[i]), t[i])
        opt.zero_grad(); loss.backward(); opt.step()
    with torch.no_grad(): held_out = F.binary_cross_entropy_with_logits(score(W[100:]), t[100:]).item()
""",
    ],
    "dead-units": [
        HEAD + """
model = nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 2))
nn.init.constant_(model[0].bias, -9.0)  # <-
opt = torch.optim.SGD(model.parameters(), lr=0.1)
""" + MODULE_LOOP,
    ],
    "start-too-large": [
        HEAD + """
model = nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 2))
nn.init.normal_(model[2].weight, std=60.0)  # <-
opt = torch.optim.SGD(model.parameters(), lr=1e-3)
""" + MODULE_LOOP,
    ],
    "parameter-not-updated": [
        HEAD + PLAIN.replace("for p in P: p -= lr * p.grad", "for p in P[1:]:  # <-\n            p -= lr * p.grad") + LOOP,
    ],
    "wrong-gradient": [
        HEAD + """
class Square(torch.autograd.Function):
    @staticmethod
    def forward(ctx, z):
        ctx.save_for_backward(z)
        return z * z
    @staticmethod
    def backward(ctx, g):
        (z,) = ctx.saved_tensors
        slope = z  # <-
        return slope * g if False else slope
W = torch.randn(2, 8, requires_grad=True); V = torch.randn(8, 2, requires_grad=True)
for k in range(20):
    loss = F.cross_entropy(Square.apply(X @ W) @ V, y)
    W.grad = V.grad = None; loss.backward()
    with torch.no_grad(): W -= 0.01 * W.grad; V -= 0.01 * V.grad
""".replace("return slope * g if False else slope", "return slope"),
    ],
    "missing-backward": [
        HEAD + MODULE + """
for xb, yb in DataLoader(TensorDataset(X, y), batch_size=20):
    loss = F.cross_entropy(model(xb), yb)  # <-
    opt.zero_grad(); opt.step()
print(F.cross_entropy(model(X), y).item())
""",
    ],
    "healthy": [
        HEAD + RECURRENT.replace("GAIN", "1.0").replace("range(120)", "range(300)"),
        HEAD + CHUNKS.replace("for zb", "order = torch.randperm(240)\n    for zb").replace("ORDER", "order"),
        HEAD + """
import copy
model = nn.Sequential(nn.Linear(2, 16), nn.Tanh(), nn.Linear(16, 1)); shadow = copy.deepcopy(model)
opt = torch.optim.Adam(model.parameters(), lr=0.02)
for k in range(150):
    i = torch.randint(0, 200, (40,)); loss = F.binary_cross_entropy_with_logits(model(X[i])[:, 0], y[i].float())
    opt.zero_grad(); loss.backward(); opt.step()
    with torch.no_grad():
        for s, p in zip(shadow.parameters(), model.parameters()): s.mul_(0.97).add_(p, alpha=0.03)
""",
        HEAD + """
data = 0.7 * torch.randn(500) + 2
mu, width = torch.tensor(0.0, requires_grad=True), torch.tensor(0.0, requires_grad=True)
opt = torch.optim.SGD([mu, width], lr=0.1, maximize=True)
for k in range(150):
    likelihood = torch.distributions.Normal(mu, width.exp()).log_prob(data).mean()
    opt.zero_grad(); likelihood.backward(); opt.step()
""",
        HEAD + """
net = nn.Sequential(nn.Linear(1, 16), nn.Tanh(), nn.Linear(16, 1)); opt = torch.optim.Adam(net.parameters(), lr=0.01)
for k in range(300):
    s = torch.rand(64, 1, requires_grad=True) * 2
    f = net(s); slope = torch.autograd.grad(f.sum(), s, create_graph=True)[0]
    loss = (slope + 2 * f).square().mean() + (net(torch.zeros(1, 1)) - 1).square().mean()
    opt.zero_grad(); loss.backward(); opt.step()
""",
        HEAD + """
for rate in (0.05, 0.1, 0.3):  # the same start for each
    torch.manual_seed(0)
    model = nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 2))
    opt = torch.optim.SGD(model.parameters(), lr=rate)
""" + MODULE_LOOP.replace("\n", "\n    "),
    ],
}  # fmt: skip

FOUND: dict[str, list[str]] = {
    "retained-graph": [
        HEAD + MODULE + MODULE_LOOP.replace("for epoch", "history = []\nfor epoch").replace(
            "opt.step()", "opt.step()\n        history.append(loss)  # <-") + "total = torch.stack(history).sum()\n",
    ],
    "exploding-gradient": [
        HEAD + """
Z = torch.randn(240, 20, 1); t = (Z[:, :12, 0].sum(1) > 0).long()
class Memory(nn.Module):
    def __init__(self):
        super().__init__()
        self.rnn = nn.RNN(1, 24, batch_first=True); self.head = nn.Linear(24, 2)
        with torch.no_grad(): self.rnn.weight_hh_l0.normal_(0, 0.7)  # <-
    def forward(self, x): return self.head(self.rnn(x)[0][:, -1])
model = Memory(); opt = torch.optim.Adam(model.parameters(), lr=5e-3)
for k in range(200):
    i = torch.randint(0, 240, (40,)); loss = F.cross_entropy(model(Z[i]), t[i])
    opt.zero_grad(); loss.backward(); opt.step()
""",
    ],
    "wrong-gradient": [
        HEAD + """
class Bump(torch.autograd.Function):
    @staticmethod
    def forward(ctx, z):
        out = torch.exp(-z * z); ctx.save_for_backward(z, out); return out
    @staticmethod
    def backward(ctx, g):
        z, out = ctx.saved_tensors
        return g * 2 * z * out  # <-
Z = torch.rand(200, 1) * 6 - 3; t = torch.sin(2.5 * Z)
model = nn.Linear(1, 10); head = nn.Linear(10, 1); opt = torch.optim.Adam([*model.parameters(), *head.parameters()], lr=0.03)
for k in range(60):
    loss = (head(Bump.apply(model(Z))) - t).square().mean()
    opt.zero_grad(); loss.backward(); opt.step()
""",
    ],
    "same-batch": [
        HEAD + """
Z = torch.randn(300, 8, 1).cumsum(1); t = Z[:, -1] - Z[:, 0]
model = nn.LSTM(1, 12, batch_first=True); head = nn.Linear(12, 1)
opt = torch.optim.Adam([*model.parameters(), *head.parameters()], lr=0.01)
for epoch in range(8):
    for s in range(0, 300, 30):
        xb, tb = Z[:30], t[:30]  # <-
        loss = (head(model(xb)[0][:, -1]) - tb).square().mean()
        opt.zero_grad(); loss.backward(); opt.step()
""",
    ],
    "wrong-sign": [
        HEAD + MODULE.replace("lr=0.1)", "lr=0.1, maximize=True)  # <-") + """
for k in range(40):
    loss = -torch.log_softmax(model(X), 1).gather(1, y[:, None]).mean()
    opt.zero_grad(); loss.backward()
    opt.step()  # <-
""",
    ],
    "label-errors": [
        HEAD + "y[[7, 150]] = 1 - y[[7, 150]]  # <-\n" + PLAIN + LOOP.replace("range(5)", "range(40)"),
    ],
    "learning-rate-too-low": [
        HEAD + """
Z = torch.randn(200, 2); t = Z[:, :1] ** 2 - Z[:, 1:]; t = (t - t.mean()) / t.std()
A = (0.7 * torch.randn(2, 20)).requires_grad_(); B = (0.3 * torch.randn(20, 1)).requires_grad_()
c = torch.zeros(20, requires_grad=True)
for k in range(1000):
    loss = (torch.tanh(Z @ A + c) @ B - t).square().mean()
    A.grad = B.grad = c.grad = None; loss.backward()
    with torch.no_grad():
        for p in (A, B, c): p -= 0.0005 * p.grad  # <-
""",
    ],
    "labels-misaligned": [
        HEAD + """
from torch.utils.data import Dataset
class Clouds(Dataset):
    def __init__(self):
        order = torch.randperm(200)
        self.points = X[order]
        self.labels = y[torch.randperm(200)]  # <-
    def __len__(self): return 200
    def __getitem__(self, k): return self.points[k], self.labels[k]
model = nn.Sequential(nn.Linear(2, 8), nn.ReLU(), nn.Linear(8, 2)); opt = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(8):
    for xb, yb in DataLoader(Clouds(), batch_size=25, shuffle=True):
        opt.zero_grad(); F.cross_entropy(model(xb), yb).backward(); opt.step()
""",
        HEAD + """
a = X.numpy(); b = y.numpy()[torch.randperm(200).numpy()]  # <-
points = torch.Tensor(a)
labels = torch.LongTensor(b)
model = nn.Sequential(nn.Linear(2, 8), nn.ReLU(), nn.Linear(8, 2)); opt = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(10):
    for i in torch.randperm(200).split(25):
        opt.zero_grad(); F.cross_entropy(model(points[i]), labels[i]).backward(); opt.step()
""",
    ],
    "saturated-units": [
        HEAD + """
def layer(n, m, push=0.0):
    return (torch.randn(n, m) / n ** 0.5).requires_grad_(), torch.full((m,), push, requires_grad=True)
W, b = layer(2, 16)
V, c = layer(16, 16, 20.0)  # <-
U, d = layer(16, 2)
opt = torch.optim.SGD([W, b, V, c, U, d], lr=0.3)
for k in range(150):
    loss = F.cross_entropy(torch.sigmoid(torch.sigmoid(X @ W + b) @ V + c) @ U + d, y)
    opt.zero_grad(); loss.backward(); opt.step()
""",
        HEAD + """
steep = 60.0
Z = torch.rand(160, 1) * 4 - 2; t = torch.sin(1.5 * Z)
W = torch.randn(1, 10).requires_grad_(); b = torch.randn(10).requires_grad_(); V = (0.3 * torch.randn(10, 1)).requires_grad_()
opt = torch.optim.Adam([W, b, V], lr=0.02)
for k in range(300):
    z = steep * (Z @ W + b)  # <-
    loss = (torch.sigmoid(z) @ V - t).square().mean()
    opt.zero_grad(); loss.backward(); opt.step()
""",
    ],
    "non-finite": [
        HEAD + """
Z = torch.rand(200, 1) * 4 - 2; t = torch.sin(2 * Z) + 0.3 * torch.randn(200, 1)
body = nn.Sequential(nn.Linear(1, 16), nn.Tanh(), nn.Linear(16, 2))
with torch.no_grad(): body[2].bias.copy_(torch.tensor([0.0, 0.2]))
opt = torch.optim.Adam(body.parameters(), lr=0.02)
for k in range(300):
    mu, sd = body(Z).unbind(1)
    loss = (torch.log(sd) + 0.5 * ((t[:, 0] - mu) / sd) ** 2).mean()  # <-
    opt.zero_grad(); loss.backward(); opt.step()
""",
    ],
    "wrong-loss": [
        HEAD + MODULE.replace("lr=0.1", "lr=0.5") + MODULE_LOOP.replace("F.cross_entropy(model(xb), yb)", "F.nll_loss(model(xb), yb)  # <-").replace("range(5)", "range(30)"),
    ],
    "non-finite-input": [
        HEAD + """
import numpy as np
table = X.numpy().copy(); table[57, 1] = np.nan  # <-
Z = torch.tensor(table)
Z = (Z - 0.1) / 4
""" + PLAIN + LOOP.replace("X[i]", "Z[i]"),
    ],
    "healthy": [
        HEAD + """
class Reversed(torch.autograd.Function):
    @staticmethod
    def forward(ctx, z): return z.view_as(z)
    @staticmethod
    def backward(ctx, g): return -0.3 * g
body, head, domain = nn.Linear(2, 8), nn.Linear(8, 2), nn.Linear(8, 2); side = torch.randint(0, 2, (200,))
opt = torch.optim.Adam([*body.parameters(), *head.parameters(), *domain.parameters()], lr=0.02)
for k in range(120):
    i = torch.randint(0, 200, (50,)); h = torch.relu(body(X[i]))
    loss = F.cross_entropy(head(h), y[i]) + F.cross_entropy(domain(Reversed.apply(h)), side[i])
    opt.zero_grad(); loss.backward(); opt.step()
""",
        HEAD + """
edge = torch.zeros(1, 1, requires_grad=True); grid = torch.linspace(0, 2, 40)[:, None].requires_grad_()
net = nn.Sequential(nn.Linear(1, 16), nn.Tanh(), nn.Linear(16, 1)); opt = torch.optim.Adam(net.parameters(), lr=0.01)
for k in range(300):
    f = net(grid); slope = torch.autograd.grad(f.sum(), grid, create_graph=True)[0]
    first = net(edge); steep = torch.autograd.grad(first.sum(), edge, create_graph=True)[0]
    loss = (slope + 2 * f).square().mean() + (first - 1).square().sum() + (steep + 2).square().sum()
    opt.zero_grad(); loss.backward(); opt.step()
""",
        HEAD + MODULE + """
for group in DataLoader(X, batch_size=200): Z = group  # a loader over a bare tensor
""" + MODULE_LOOP.replace("range(5)", "range(20)"),
    ],
}  # fmt: skip

for found in (LATER, FOUND):
    for name, sources in found.items():
        PATIENTS[name] = PATIENTS.get(name, []) + sources
