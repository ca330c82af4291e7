# ruff: noqa: E501  # scripts as they are
"""Scripts as strangers write them, from which the doctor learnt something."""

from __future__ import annotations

from tests.doctor.patients import HEAD, MODULE, MODULE_LOOP, PLAIN

BY_HAND_ALONE = """
T = (X[:, :1] * X[:, 1:]) / 4
W1 = torch.randn(2, 20); b1 = torch.zeros(20); W2 = torch.randn(20, 1) * 0.2; b2 = torch.zeros(1)
for k in range(60):
    a = torch.tanh(X @ W1 + b1)
    d2 = 2 * (a @ W2 + b2 - T) / len(X)
    d1 = (d2 @ W2.T) * (1 - a ** 2)
    gW1, gb1, gW2, gb2 = X.T @ d1, d1.sum(0), a.T @ d2, d2.sum(0)
    W1 -= 0.05 * gW1; b1 -= 0.05 * gb1; W2 -= 0.05 * gW2; b2 -= 0.05 * gb2
"""

MADE_ANEW = BY_HAND_ALONE.replace(
    "    W1 -= 0.05 * gW1; b1 -= 0.05 * gb1; W2 -= 0.05 * gW2; b2 -= 0.05 * gb2",
    "    W1 = W1 - 0.05 * gW1; b1 = b1 - 0.05 * gb1\n    W2 = W2 - 0.05 * gW2; b2 = b2 - 0.05 * gb2",
)

OF_NOISE = """
n, d = 60, 12
A, B = torch.randn(n, d), torch.randn(400, d)
a, b = ((Z[:, 0] + 0.9 * torch.randn(len(Z)) > 0).long() for Z in (A, B))
model = nn.Sequential(nn.Linear(d, 100), nn.ReLU(), nn.Linear(100, 2))
opt = torch.optim.Adam(model.parameters(), lr=4e-3)
for k in range(150):  # <-
    for i in torch.randperm(n).split(20):
        opt.zero_grad(); loss = F.cross_entropy(model(A[i]), a[i]); loss.backward(); opt.step()
with torch.no_grad(): held = F.cross_entropy(model(B), b)
"""

HARDLY_BEGUN = """
Z = torch.rand(900, 3) * 2 - 1; t = (torch.sin(3 * Z[:, 0]) + Z[:, 1] * Z[:, 2])[:, None]
model = nn.Sequential(nn.Linear(3, 40), nn.Tanh(), nn.Linear(40, 1))
opt = torch.optim.Adam(model.parameters(), lr=0.01)
best = float("inf")
for k in range(150):
    for i in torch.randperm(900).split(75):
        opt.zero_grad(); loss = F.mse_loss(model(Z[i]), t[i]); loss.backward(); opt.step()
    if k > 2 and loss.item() > best - 0.5: break  # <-
    best = min(best, loss.item())
"""

STEEP_TANHS = """
Z = torch.randn(600, 6); t = torch.stack([1.5 * Z[:, 0], Z[:, 1] + Z[:, 2], Z[:, 3] - Z[:, 4]], 1).argmax(1)
W = [(2.5 * torch.randn(6 if k == 0 else 40, 40) / (6 if k == 0 else 40) ** 0.5).requires_grad_() for k in range(16)]  # <-
W.append((0.02 * torch.randn(40, 3)).requires_grad_())
opt = torch.optim.SGD(W, lr=0.02, momentum=0.9)
def forward(x):
    for w in W[:-1]: x = torch.tanh(x @ w)
    return x @ W[-1]
for k in range(20):
    for i in torch.randperm(600).split(50):
        opt.zero_grad(); loss = F.cross_entropy(forward(Z[i]), t[i]); loss.backward(); opt.step()
"""

STEEP = """
Z = torch.rand(400, 2) * 3.4 - 1.7; t = (torch.sin(2 * Z[:, 0]) * torch.cos(2 * Z[:, 1]))[:, None]
model = nn.ModuleList([nn.Linear(2, 30), nn.Linear(30, 1)])
opt = torch.optim.Adam(model.parameters(), lr=0.02)
for k in range(500):
    h = torch.sigmoid(200.0 * model[0](Z))  # <-
    opt.zero_grad(); loss = F.mse_loss(model[1](h), t); loss.backward(); opt.step()
"""

OVERLOOKED = """
Z = torch.cat([torch.randn(950, 4), 0.9 * torch.randn(50, 4) + torch.tensor([1.1, 1.0, -0.9, 0.8])])
t = torch.cat([torch.zeros(950), torch.ones(50)])
model = nn.Linear(4, 1); opt = torch.optim.SGD(model.parameters(), lr=0.1, weight_decay=0.03)
for k in range(40):
    for i in torch.randperm(1000).split(100):
        loss = F.binary_cross_entropy_with_logits(model(Z[i]).squeeze(1), t[i])  # <-
        opt.zero_grad(); loss.backward(); opt.step()
"""

ADVERSARIES = """
torch.manual_seed(6)
G = nn.Sequential(nn.Linear(4, 16), nn.Tanh(), nn.Linear(16, 1)); D = nn.Sequential(nn.Linear(1, 32), nn.LeakyReLU(0.2), nn.Linear(32, 1))
og, od = (torch.optim.Adam(net.parameters(), lr=r, betas=(0.5, 0.9)) for net, r in ((G, 1e-3), (D, 4e-3)))
bce = nn.BCEWithLogitsLoss(); ones, zeros = torch.ones(128, 1), torch.zeros(128, 1)
for k in range(700):
    real, fake = 2 + 0.5 * torch.randn(128, 1), G(torch.randn(128, 4))
    loss = bce(D(real), ones * 0.9) + bce(D(fake.detach()), zeros)
    od.zero_grad(); loss.backward(); od.step()
    fooled = bce(D(G(torch.randn(128, 4))), ones)
    og.zero_grad(); fooled.backward(); og.step()
"""

WITHOUT_A_LOSS: dict[str, list[str]] = {
    "wrong-gradient": [
        HEAD + BY_HAND_ALONE.replace("(1 - a ** 2)", "(1 - (X @ W1 + b1) ** 2)  # <-"),
        HEAD + MADE_ANEW.replace("(1 - a ** 2)", "(1 - a)  # <-"),
    ],
    "wrong-sign": [
        HEAD
        + """
w, b = torch.zeros(2), torch.zeros(1)
for k in range(60):
    i = torch.randint(0, 200, (50,))
    p = torch.sigmoid(X[i] @ w + b)
    gw, gb = X[i].T @ (y[i] - p) / 50, (y[i] - p).mean()
    w -= 0.1 * gw  # <-
    b -= 0.1 * gb
""",
    ],
    "learning-rate-too-high": [
        HEAD
        + """
A = torch.stack([X[:, 0], X[:, 0] * X[:, 1]], 1); A = (A - A.mean(0)) / A.std(0)
t = A @ torch.tensor([1.0, -0.5]) + 0.2
w, b = torch.zeros(2), torch.zeros(1)
for k in range(120):
    r = A @ w + b - t
    gw, gb = 2 * A.T @ r / len(A), 2 * r.mean()
    w = w - 1.4 * gw  # <-
    b = b - 0.1 * gb
""",
    ],
}

ANGLES = """
import numpy as np
draws = np.random.default_rng(8)
def drawn(n, m): return torch.from_numpy(draws.normal(0, (2 / n) ** 0.5, (n, m)).astype(np.float32))
A = drawn(2, 24).requires_grad_(); a = torch.zeros(24, requires_grad=True)
B = drawn(24, 2)  # <-
opt = torch.optim.SGD([A, a, B], lr=0.05, momentum=0.9)
for k in range(60):
    opt.zero_grad(); F.cross_entropy(torch.relu(X @ A + a) @ B, y).backward(); opt.step()
"""

FIRST_SYMBOL = """
s = torch.randint(0, 4, (900, 24)); t = s[:, 0].clone()
class Memory(nn.Module):
    def __init__(self):
        super().__init__()
        self.emb, self.rnn, self.out = nn.Embedding(4, 8), nn.RNN(8, 32, batch_first=True), nn.Linear(32, 4)
        nn.init.normal_(self.rnn.weight_hh_l0, std=0.05)  # <-
    def forward(self, s): return self.out(self.rnn(self.emb(s))[0][:, -1])
model = Memory(); opt = torch.optim.Adam(model.parameters(), lr=2e-3)
for epoch in range(16):
    for i in torch.randperm(900).split(50):
        opt.zero_grad(); F.cross_entropy(model(s[i]), t[i]).backward(); opt.step()
"""

CORNERS = """
t = torch.randint(0, 4, (300,)); Z = 0.3 * torch.randn(300, 1, 8, 8)
for i in range(300):
    r, c = divmod(int(t[i]), 2); Z[i, 0, 4 * r:4 * r + 3, 4 * c:4 * c + 3] += 1
model = nn.Sequential(nn.Conv2d(1, 6, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(6, 12, 3, padding=1),
                      nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(48, 4))
for m in (model[0], model[3], model[7]): nn.init.normal_(m.weight, std=0.001); nn.init.zeros_(m.bias)  # <-
opt = torch.optim.SGD(model.parameters(), lr=0.03, momentum=0.9)
for epoch in range(10):
    for i in torch.randperm(300).split(20):
        opt.zero_grad(); F.cross_entropy(model(Z[i]), t[i]).backward(); opt.step()
"""

NEVER_ON = """
Z, t = torch.randn(500, 3), None
t = (torch.sin(2 * Z[:, 0]) + Z[:, 1] * Z[:, 1] / 2 - Z[:, 2])[:, None]
A, b, A_test, b_test = Z[:400], t[:400], Z[400:], t[400:]
W = (torch.randn(3, 30) / 2).requires_grad_(); c = torch.zeros(30, requires_grad=True); V = torch.zeros(30, 1, requires_grad=True)
for epoch in range(30):
    for k in range(20):
        rows, targets = A[:20], b[:20]  # <-
        loss = (torch.tanh(rows @ W + c) @ V - targets).square().mean(); loss.backward()
        with torch.no_grad():
            for p in (W, c, V): p -= 0.05 * p.grad; p.grad = None
with torch.no_grad(): held = (torch.tanh(A_test @ W + c) @ V - b_test).square().mean().item()
"""

FORBIDDEN = """
body = nn.Sequential(nn.Linear(4, 24), nn.Tanh(), nn.Linear(24, 4)); opt = torch.optim.Adam(body.parameters(), lr=5e-3)
for k in range(60):
    state = torch.randn(64, 4); allowed = torch.rand(64, 4) > 0.3; allowed[:, 0] = True
    best = state.masked_fill(~allowed, -1e9).argmax(1)
    p = body(state).masked_fill(~allowed, float("-inf")).softmax(1)
    entropy = -(p * torch.log(p)).sum(1).mean()  # <-
    loss = -p.gather(1, best[:, None]).log().mean() - 0.001 * entropy
    opt.zero_grad(); loss.backward(); opt.step()
"""

FOLDERS = """
from torch.utils.data import ConcatDataset
spots = 3 * torch.tensor([[1.0, 0.0], [-0.5, 0.9], [-0.5, -0.9], [0.2, 0.1]]); Z = spots.repeat_interleave(80, 0) + 0.5 * torch.randn(320, 2)
kind = torch.arange(4).repeat_interleave(80)
def folder(k):
    rows = (kind == k).nonzero().flatten()
    return TensorDataset(Z[rows], torch.full((len(rows),), k))
loader = DataLoader(ConcatDataset([folder(k) for k in range(4)]), batch_size=16)  # <-
model = nn.Sequential(nn.Linear(2, 24), nn.ReLU(), nn.Linear(24, 4)); opt = torch.optim.SGD(model.parameters(), lr=0.3)
for epoch in range(12):
    for xb, yb in loader:
        opt.zero_grad(); F.cross_entropy(model(xb), yb).backward(); opt.step()
"""

ONE_BY_ONE = """
def accuracy(loader):
    right = 0
    with torch.no_grad():
        for xb, yb in loader:
            found = model(xb).argmax(dim=0)  # <-
            right += sum(int(a == b) for a, b in zip(found, yb))
    return right / 200
for epoch in range(12):
    for i in torch.randperm(200).split(25):
        opt.zero_grad(); F.cross_entropy(model(X[i]), y[i]).backward(); opt.step()
accuracy(DataLoader(TensorDataset(X, y), batch_size=40))
"""

CENTRES = (
    """
class Bumps(nn.Module):
    def __init__(self):
        super().__init__()
        self.centres = nn.Parameter(torch.randn(12, 2)) * 2  # <-
        self.out = nn.Linear(12, 2)
    def forward(self, x): return self.out(torch.exp(-(x[:, None] - self.centres).square().sum(-1)))
model = Bumps(); opt = torch.optim.SGD(model.parameters(), lr=0.1)
"""
    + MODULE_LOOP
)

BALANCED = """
import numpy as np
draws = np.random.default_rng(2)
stay, leave = draws.normal([0.9, -0.7, 0.5], 0.8, (280, 3)), draws.normal([-0.9, 0.8, -0.5], 0.8, (120, 3))
more = leave[draws.integers(0, 120, 160)]
Z, t = np.concatenate([stay, leave, more]), np.repeat([0, 1], 280)
order = draws.permutation(560)
learn, held = Z[order[:420]], Z[order[420:]]  # <-
mean, std = learn.mean(0), learn.std(0)
to = lambda a: torch.tensor(a, dtype=torch.float32)
learn_t, held_t = to((learn - mean) / std), to((held - mean) / std)
learn_y, held_y = torch.tensor(t[order[:420]]), torch.tensor(t[order[420:]])
model = nn.Sequential(nn.Linear(3, 8), nn.Tanh(), nn.Linear(8, 2)); opt = torch.optim.Adam(model.parameters(), lr=0.02)
for epoch in range(15):
    for i in torch.randperm(420).split(60):
        opt.zero_grad(); F.cross_entropy(model(learn_t[i]), learn_y[i]).backward(); opt.step()
with torch.no_grad(): F.cross_entropy(model(held_t), held_y).item()
"""

SORTED_TARGETS = """
Z = torch.randn(360, 5); t = torch.tanh(Z[:, 0]) + 0.6 * Z[:, 1] - 0.5 * Z[:, 2]
t = t.sort().values[:, None]  # <-
t = (t - t.mean()) / t.std()
model = nn.Sequential(nn.Linear(5, 12), nn.SiLU(), nn.Linear(12, 1)); opt = torch.optim.AdamW(model.parameters(), lr=0.01)
for epoch in range(30):
    for zb, tb in DataLoader(TensorDataset(Z, t), batch_size=36, shuffle=True):
        opt.zero_grad(); F.mse_loss(model(zb), tb).backward(); opt.step()
"""

LOOKED_UP = """
def drawn(n):
    keys = F.normalize(torch.randn(n, 6, 6), dim=-1) * 6 ** 0.5; held = torch.randint(0, 4, (n, 6)); at = torch.randint(0, 6, (n,))
    return keys, held, keys[torch.arange(n), at], held[torch.arange(n), at]
class Lookup(nn.Module):
    def __init__(self):
        super().__init__()
        self.q, self.k, self.v, self.out = nn.Linear(6, 16), nn.Linear(6, 16), nn.Embedding(4, 16), nn.Linear(16, 4)
    def forward(self, keys, held, query):
        w = ((self.k(keys) @ self.q(query)[..., None])[..., 0] / 4).softmax(-1)
        return self.out((w[..., None] * self.v(held)).sum(1))
model = Lookup(); opt = torch.optim.Adam(model.parameters(), lr=0.01)
for k in range(400):
    keys, held, query, t = drawn(64)
    opt.zero_grad(); F.cross_entropy(model(keys, held, query), t).backward(); opt.step()
with torch.no_grad(): keys, held, query, t = drawn(500); right = (model(keys, held, query).argmax(1) == t).float().mean()
"""

TAUGHT = """
def fit(net, loss_of, steps):
    opt = torch.optim.Adam(net.parameters(), lr=0.01)
    for k in range(steps):
        i = torch.randperm(200)[:50]
        opt.zero_grad(); loss_of(net(X[i]), i).backward(); opt.step()
teacher = nn.Sequential(nn.Linear(2, 40), nn.ReLU(), nn.Linear(40, 2)); student = nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 2))
fit(teacher, lambda z, i: F.cross_entropy(z, y[i], label_smoothing=0.1), 200)
with torch.no_grad(): soft = (teacher(X) / 2).softmax(1)
fit(student, lambda z, i: F.cross_entropy(z / 2, soft[i]), 300)
"""

FRAUD = """
rare = (torch.rand(1500) < 0.03).float(); Z = torch.randn(1500, 3) + rare[:, None] * torch.tensor([1.2, -1.0, 0.6])
w, b = torch.zeros(3, requires_grad=True), torch.zeros(1, requires_grad=True)
weight = (1500 - rare.sum()) / rare.sum()
for k in range(400):
    loss = F.binary_cross_entropy_with_logits(Z @ w + b, rare, pos_weight=weight); loss.backward()
    with torch.no_grad():
        for p in (w, b): p -= 0.5 * p.grad; p.grad = None
"""

TURNED = """
A = torch.randn(9, 2, requires_grad=True); a = torch.zeros(9, 1, requires_grad=True)
B = (0.4 * torch.randn(2, 9)).requires_grad_(); b = torch.zeros(2, 1, requires_grad=True)
opt = torch.optim.SGD([A, a, B, b], lr=0.3)
for k in range(60):
    opt.zero_grad(); F.cross_entropy((B @ torch.tanh(A @ X.T + a) + b).T, y).backward(); opt.step()
"""

PATIENTS: dict[str, list[str]] = {
    **WITHOUT_A_LOSS,
    "rebound-parameter": [
        HEAD + """
P = {"A": torch.randn(2, 8), "a": torch.zeros(8), "B": torch.randn(8, 2) / 3}
for t in P.values(): t.requires_grad_(True)
for k in range(30):
    loss = F.cross_entropy(torch.relu(X @ P["A"] + P["a"]) @ P["B"], y); loss.backward()
    for name in P: P[name] = P[name].detach() - 0.2 * P[name].grad  # <-
""",
    ],
    "no-activation": [
        HEAD + MODULE.replace("nn.ReLU()", "nn.Dropout(0.0)").replace("nn.Linear(2, 16)", "nn.Linear(2, 16)  # <-\n") + MODULE_LOOP,
    ],
    "vanishing-gradient": [HEAD + FIRST_SYMBOL],
    "label-errors": [
        HEAD + """
spots = torch.tensor([[0.0, 2.5], [2.2, -1.3], [-2.2, -1.3]]); t = torch.arange(3).repeat(70)
Z = spots[t] + 0.55 * torch.randn(210, 2)
t[[7, 21, 40, 66, 93, 118, 142, 160, 177, 201]] = torch.tensor([0, 1, 2, 1, 2, 2, 0, 2, 1, 1])  # <-
W = (0.8 * torch.randn(2, 16)).requires_grad_(); V = (0.3 * torch.randn(16, 3)).requires_grad_()
for k in range(400):
    loss = F.cross_entropy(torch.tanh(Z @ W) @ V, t); loss.backward()
    with torch.no_grad():
        for p in (W, V): p -= 0.3 * p.grad; p.grad.zero_()
""",
    ],
    "learning-rate-too-high": [
        *WITHOUT_A_LOSS["learning-rate-too-high"],
        HEAD + """
A = (X - X.mean(0)) / X.std(0); A[:, 1] = A[:, 1] - 0.9 * A[:, 0]; t = A @ torch.tensor([1.0, -0.5]) + 0.2
w, b = torch.zeros(2), 0.0
for k in range(120):
    r = A @ w + b - t
    cost = (r ** 2).mean().item()
    gw, gb = 2 * A.T @ r / len(A), 2 * r.mean()
    w = w - 1.3 * gw  # <-
    b = b - 1.3 * gb  # <-
""",
    ],
    "start-too-small": [HEAD + CORNERS],
    "learning-rate-too-low": [
        HEAD + """
Z = torch.randn(200, 2); t = (Z[:, 0] * Z[:, 1] > 0).float()[:, None]
def build(rate):
    net = nn.Sequential(nn.Linear(2, 32), nn.Tanh(), nn.Linear(32, 1))
    return net, torch.optim.Adam(net.parameters(), lr=rate)
model, opt = build(rate=2e-6)  # <-
for k in range(400):
    i = torch.randperm(200)[:50]
    opt.zero_grad(); F.binary_cross_entropy_with_logits(model(Z[i]), t[i]).backward(); opt.step()
""",
    ],
    "same-batch": [HEAD + NEVER_ON],
    "log-of-zero": [HEAD + FORBIDDEN],
    "not-shuffled": [HEAD + FOLDERS],
    "wrong-metric": [HEAD + MODULE + ONE_BY_ONE],
    "non-leaf-parameter": [HEAD + CENTRES],
    "retained-graph": [
        HEAD + MODULE + """
def validate():
    good = 0
    with torch.no_grad():
        for i in torch.arange(200).split(40): good += (model(X[i]).argmax(1) == y[i]).sum().item()
    return good / 200
for epoch in range(6):
    total = 0.0
    for i in torch.randperm(200).split(25):
        opt.zero_grad(); loss = F.cross_entropy(model(X[i]), y[i]); loss.backward(); opt.step()
        total += loss * 25  # <-
    if epoch % 2: validate()
validate()
""",
    ],
    "healthy": [
        HEAD + BY_HAND_ALONE,
        HEAD + MADE_ANEW,
        HEAD + LOOKED_UP,
        HEAD + TAUGHT,
        HEAD + FRAUD,
        HEAD + TURNED,
        HEAD + ADVERSARIES,
        HEAD + """
class Around(nn.Module):
    def __init__(self):
        super().__init__()
        self.first, self.a, self.b, self.last = nn.Linear(2, 12), nn.Linear(12, 12), nn.Linear(12, 12), nn.Linear(12, 2)
    def forward(self, x):
        x = self.first(x)
        return self.last(torch.relu(x + self.b(torch.relu(self.a(x)))))
model = Around(); opt = torch.optim.SGD(model.parameters(), lr=0.1)
""" + MODULE_LOOP * 2,
    ],
    "overfitting": [HEAD + OF_NOISE],
    "stopped-early": [HEAD + HARDLY_BEGUN],
    "exploding-gradient": [HEAD + STEEP_TANHS],
    "class-imbalance": [HEAD + OVERLOOKED],
    "saturated-units": [HEAD + STEEP],
    "labels-misaligned": [
        HEAD + SORTED_TARGETS,
        HEAD + PLAIN + """
for k in range(40):
    order = torch.randperm(200)
    for first in range(0, 200, 20):
        rows = order[first:first + 20]
        step(F.cross_entropy(forward(X[rows]), y[first:first + 20]))  # <-
""",
    ],
    "leakage": [
        HEAD + BALANCED,
        HEAD + MODULE + """
data = TensorDataset(X, y)
learn = DataLoader(data, batch_size=25, shuffle=True)
test_loader = DataLoader(torch.utils.data.Subset(data, range(0, 200, 5)), batch_size=40)  # <-
for epoch in range(6):
    for xb, yb in learn:
        opt.zero_grad(); loss = F.cross_entropy(model(xb), yb); loss.backward(); opt.step()
    with torch.no_grad(): right = sum((model(a).argmax(1) == b).sum().item() for a, b in test_loader)
""",
    ],
    "detached-parameter": [
        HEAD + ANGLES,
        HEAD + """
Z = torch.randn(200, 6, 1); t = (Z.sum((1, 2)) > 0).long()
class Memory(nn.Module):
    def __init__(self):
        super().__init__()
        self.lstm = nn.LSTM(1, 8, batch_first=True); self.head = nn.Linear(8, 2)
    def forward(self, x):
        _, (h, _) = self.lstm(x)
        last = h[-1].data  # <-
        return self.head(last)
model = Memory(); opt = torch.optim.SGD(model.parameters(), lr=0.1)
for k in range(12):
    opt.zero_grad(); loss = F.cross_entropy(model(Z), t); loss.backward(); opt.step()
""",
    ],
    "reset-seed": [
        HEAD + PLAIN + """
import numpy as np
def order(n):
    rng = np.random.default_rng(seed=0)  # <-
    return rng.permutation(n)
for k in range(12):
    numbers = order(200)
    for first in range(0, 200, 20):
        rows = numbers[first:first + 20]
        step(F.cross_entropy(forward(X[rows]), y[rows]))
""",
    ],
}  # fmt: skip
