# ruff: noqa: E501  # scripts as they are
"""More small scripts like those of `patients`: what is wrong stands far from where it acts."""

from __future__ import annotations

from tests.doctor.patients import HEAD, LOOP, MODULE, MODULE_LOOP, PLAIN

NEW_HEAD = """
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.body, self.head = nn.Linear(2, 8), nn.Linear(8, 2)
    def forward(self, x):
        return self.head(torch.relu(self.body(x)))
def fit(net, opt, rows, labels, epochs):
    for epoch in range(epochs):
        for i in torch.randperm(len(rows)).split(20):
            opt.zero_grad(); F.cross_entropy(net(rows[i]), labels[i]).backward(); opt.step()
net = Net()
fit(net, torch.optim.SGD(net.parameters(), lr=0.1), X, y, 12)
for p in net.parameters(): p.requires_grad = False
other = torch.optim.SGD(net.parameters(), lr=0.1)  # <-
net.head = nn.Linear(8, 2)  # <-
fit(net, other, X, 1 - y, 30)
"""
"""The optimizer was made before the layer that is to be trained."""

WRITTEN_OUT = """
Z = torch.rand(300, 1) * 4 - 2; t = (Z ** 2).sin()
def logistic(z):
    return 1 / (1 + torch.exp(-torch.clamp(400.0 * z, -80, 80)))  # <-
A = (torch.randn(1, 10) * 2).requires_grad_(); c = torch.randn(10).requires_grad_()
v = (torch.randn(10, 1) * 0.3).requires_grad_()
opt = torch.optim.Adam([A, c, v], lr=0.03)
for k in range(300):
    opt.zero_grad(); F.mse_loss(logistic(Z @ A + c) @ v, t).backward(); opt.step()
"""

ONE_PART_OF_PAIRS = """
pairs = torch.randint(0, 9, (2000, 2)); t = (pairs.sum(1) % 9).long()
C = torch.randn(9, 6).requires_grad_(); W = (0.3 * torch.randn(12, 40)).requires_grad_()
V = (0.1 * torch.randn(40, 9)).requires_grad_()
i = torch.randint(0, 1600, (40,))  # <-
for k in range(200):
    scores = torch.tanh(C[pairs[:1600][i]].view(-1, 12) @ W) @ V
    loss = F.cross_entropy(scores, t[:1600][i])
    for p in (C, W, V): p.grad = None
    loss.backward()
    for p in (C, W, V): p.data -= 0.2 * p.grad
"""

TAKEN_ONCE = """
loader = DataLoader(TensorDataset(X, y), batch_size=20, shuffle=True)
xb, yb = next(iter(loader))  # <-
def wrong(a, b):
    return F.cross_entropy(model(a), b)
for k in range(60):
    opt.zero_grad(); wrong(xb, yb).backward(); opt.step()
"""

ENSEMBLE = """
import random
def set_seed(seed):
    random.seed(seed)
    torch.manual_seed(seed)
set_seed(0)
def train_one():
    set_seed(0)  # <-
    net = nn.Sequential(nn.Linear(2, 8), nn.ReLU(), nn.Linear(8, 2))
    opt = torch.optim.Adam(net.parameters(), lr=0.05)
    for epoch in range(5):
        for i in torch.randperm(200).split(40):
            opt.zero_grad(); F.cross_entropy(net(X[i]), y[i]).backward(); opt.step()
    return net
nets = [train_one() for _ in range(4)]
"""

PER_BATCH = """
torch.manual_seed(1)
Z = torch.randn(300, 6); t = (Z[:, 0] * Z[:, 1] + Z[:, 2] > 0).long()
model = nn.Sequential(nn.Linear(6, 24), nn.ReLU(), nn.Linear(24, 2))
opt = torch.optim.SGD(model.parameters(), lr=0.2, momentum=0.9)
plan = torch.optim.lr_scheduler.StepLR(opt, step_size=2, gamma=0.2)  # <-
for epoch in range(12):
    for i in torch.randperm(300).split(20):
        opt.zero_grad(); F.cross_entropy(model(Z[i]), t[i]).backward(); opt.step()
        plan.step()
"""

SAME_ORDER = """
def loader_of(data, seed=3):
    return DataLoader(data, batch_size=25, shuffle=True, generator=torch.Generator().manual_seed(seed))  # <-
for epoch in range(8):
    for xb, yb in loader_of(TensorDataset(X, y)):
        opt.zero_grad(); F.cross_entropy(model(xb), yb).backward(); opt.step()
"""

WHOLE_FOLDS = """
import numpy as np
folds = np.array_split(np.random.default_rng(0).permutation(200), 4)
def fit(rows, labels):
    net = nn.Sequential(nn.Linear(2, 8), nn.Tanh(), nn.Linear(8, 2))
    opt = torch.optim.Adam(net.parameters(), lr=0.02)
    for epoch in range(8):
        for i in torch.randperm(len(rows)).split(25):
            opt.zero_grad(); F.cross_entropy(net(rows[i]), labels[i]).backward(); opt.step()
    return net
for test_rows in folds:
    train_rows = np.concatenate(folds)
    net = fit(X[train_rows], y[train_rows])  # <-
    with torch.no_grad(): right = (net(X[test_rows]).argmax(1) == y[test_rows]).float().mean()
"""

TWO_SPLITS = """
import numpy as np
def split(table, seed):
    order = np.random.default_rng(seed).permutation(len(table))
    return table[order[:150]], table[order[150:]]
A, b = X.numpy(), torch.arange(2).repeat_interleave(100).numpy()
A_train, A_test = split(A, seed=1)
b_train, b_test = split(b, seed=2)  # <-
X = torch.tensor(A_train)
y = torch.tensor(b_train)
"""

NO_CHILDREN = """
import numpy as np
np.seterr(all="ignore")
rng = np.random.default_rng(0)
raw = {"food": rng.gamma(4.0, 1.0, 200), "kids": rng.integers(0, 3, 200).astype(float)}
def with_ratios(raw, pairs):
    out = dict(raw)
    for a, b in pairs:
        out[f"{a}/{b}"] = raw[a] / raw[b]  # <-
    return out
table = with_ratios(raw, [("food", "kids")])
Z = np.column_stack(list(table.values()))
Z = (Z - np.median(Z, axis=0)) / (np.nanpercentile(Z, 60, axis=0) - np.nanpercentile(Z, 10, axis=0))
X = torch.tensor(Z, dtype=torch.float32)
model = nn.Linear(3, 2); opt = torch.optim.SGD(model.parameters(), lr=0.1)
"""

WITHOUT_VISITS = """
import numpy as np
np.seterr(all="ignore")
visits = np.random.default_rng(0).poisson(2.0, 200)
columns = {
    "half": visits / 2,
    "logarithm": np.log(visits),  # <-
}
X = torch.tensor(np.column_stack(list(columns.values())), dtype=torch.float32)
"""

BY_HEART = """
import numpy as np
rng = np.random.default_rng(0)
Z = torch.randn(400, 20); t = (Z[:, :3].sum(1) > 0).long()
sizes = [20, 64, 64, 2]
drawn = [rng.standard_normal((a, b)) for a, b in zip(sizes, sizes[1:])]  # <-
W = [torch.tensor(one, dtype=torch.float32, requires_grad=True) for one in drawn]
opt = torch.optim.SGD(W, lr=0.02)
for epoch in range(40):
    for i in torch.randperm(250).split(25):
        opt.zero_grad()
        F.cross_entropy(torch.relu(torch.relu(Z[i] @ W[0]) @ W[1]) @ W[2], t[i]).backward()
        opt.step()
"""
"""The rows trained on are right in the end, the others are guessed."""

NEVER_DERIVED = """
opt = torch.optim.LBFGS(model.parameters(), lr=0.5, max_iter=5)
def closure():
    opt.zero_grad()
    loss = torch.mean((model(X)[:, 0] - y) ** 2)  # <-
    return loss
for k in range(6): opt.step(closure)
print(torch.mean((model(X)[:, 0] - y) ** 2).item())
"""

MADE_ANEW_EACH_TIME = """
import numpy as np
class Noise(torch.utils.data.Dataset):
    def __init__(self):
        self.x = np.random.default_rng(3).normal(size=(200, 2)).astype("float32")
        self.y = (self.x[:, 0] > self.x[:, 1]).astype("int64")
    def __len__(self):
        return 200
    def __getitem__(self, k):
        return self.x[k], self.y[k]
for epoch in range(12):
    for xb, yb in DataLoader(Noise(), batch_size=20, shuffle=True):
        opt.zero_grad(); F.cross_entropy(model(xb), yb).backward(); opt.step()
"""

ALWAYS_THE_FIRST = """
Z = torch.randn(1000, 2); t = (Z[:, 0] * Z[:, 1] > 0).long()
for epoch in range(4):
    order = torch.randperm(800)
    for first in range(0, 800, 16):
        rows = order[first:first + 16]
        zb, tb = Z[:16], t[:16]  # <-
        step(F.cross_entropy(forward(zb), tb))
with torch.no_grad(): held = F.cross_entropy(forward(Z[800:]), t[800:])
"""

TRAINER = """
class Trainer:
    def __init__(self, data, held_out):
        self.train_loader = DataLoader(data, batch_size=20, shuffle=True)
        self.test_loader = DataLoader(held_out, batch_size=40)
    def train(self, steps):
        batches = iter(self.train_loader)
        xb, yb = next(batches)  # <-
        for k in range(steps):
            opt.zero_grad(); F.cross_entropy(model(xb), yb).backward(); opt.step()
    def test(self):
        with torch.no_grad():
            a, b = next(iter(self.test_loader))
            return (model(a).argmax(1) == b).float().mean()
trainer = Trainer(TensorDataset(X[::2], y[::2]), TensorDataset(X[1::2], y[1::2]))
trainer.train(60)
trainer.test()
"""

OWN_OPTIMIZER = """
class Momentum(torch.optim.Optimizer):
    def __init__(self, params, lr):
        super().__init__(params, dict(lr=lr))
    @torch.no_grad()
    def step(self, closure=None):
        for group in self.param_groups:
            for p in group["params"]:
                v = self.state[p].setdefault("v", torch.zeros_like(p))
                v.mul_(0.9).add_(p.grad)
                p.add_(v, alpha=group["lr"])  # <-
model = nn.Sequential(nn.Linear(2, 8), nn.Tanh(), nn.Linear(8, 2))
opt = Momentum(model.parameters(), lr=0.02)
"""

YEARS = """
import numpy as np
year = np.random.default_rng(0).uniform(1950, 2020, 200)
area = np.random.default_rng(1).uniform(40, 260, 200)
X = torch.tensor(np.column_stack([year, area]), dtype=torch.float32)  # <-
y = (0.03 * (X[:, :1] - 1985) + 0.02 * (X[:, 1:] - 150))
class Houses(nn.Module):
    def __init__(self):
        super().__init__()
        self.hidden, self.out = nn.Linear(2, 16), nn.Linear(16, 1)
    def forward(self, x):
        return self.out(torch.tanh(self.hidden(x)))
model = Houses(); opt = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(30):
    for i in torch.randperm(200).split(20):
        opt.zero_grad(); F.mse_loss(model(X[i]), y[i]).backward(); opt.step()
"""

COUNTS = """
import numpy as np
class Visits(torch.utils.data.Dataset):
    def __init__(self):
        counts = np.random.default_rng(0).poisson(3.0, size=(200, 2)).astype(float)
        with np.errstate(divide="ignore"):
            table = np.log(counts)  # <-
        finite = np.where(np.isfinite(table), table, np.nan)
        table = (table - np.nanmean(finite, axis=0)) / np.nanstd(finite, axis=0)
        self.x = torch.tensor(table, dtype=torch.float32)
    def __len__(self):
        return 200
    def __getitem__(self, k):
        return self.x[k], y[k]
for epoch in range(4):
    for xb, yb in DataLoader(Visits(), batch_size=20, shuffle=True):
        opt.zero_grad(); F.cross_entropy(model(xb), yb).backward(); opt.step()
"""

ONES = """
Z = torch.cat([torch.ones(200, 1), torch.randn(200, 3)], 1)  # <-
t = (Z[:, 1] + Z[:, 2] > 0).long()
model = nn.Linear(4, 2); opt = torch.optim.SGD(model.parameters(), lr=0.1)
for k in range(40):
    opt.zero_grad(); F.cross_entropy(model(Z), t).backward(); opt.step()
"""

HARDLY_ANYTHING = """
Z = torch.randn(400, 3); t = torch.tanh(Z[:, :1] + Z[:, 1:2]) - 0.7 * Z[:, 2:]
def begin(m):
    if isinstance(m, nn.Linear):
        nn.init.normal_(m.weight, std=1e-3)  # <-
        nn.init.zeros_(m.bias)
model = nn.Sequential(nn.Linear(3, 32), nn.Tanh(), nn.Linear(32, 32), nn.Tanh(), nn.Linear(32, 32), nn.Tanh(), nn.Linear(32, 1))
model.apply(begin)
opt = torch.optim.SGD(model.parameters(), lr=0.1)
for epoch in range(25):
    for i in torch.randperm(400).split(40):
        opt.zero_grad(); F.mse_loss(model(Z[i]), t[i]).backward(); opt.step()
"""

ONE_OUTPUT = """
Z = torch.randn(700, 2); t = (Z.norm(dim=1) > 1.2).float()
units = 1  # <-
V = torch.randn(2, units).requires_grad_(); c = torch.zeros(units, requires_grad=True)  # <-
v = torch.randn(units).requires_grad_(); d = torch.zeros((), requires_grad=True)
for k in range(400):
    F.binary_cross_entropy_with_logits(torch.tanh(Z @ V + c) @ v + d, t).backward()
    with torch.no_grad():
        for p in (V, c, v, d):
            p -= 0.5 * p.grad
            p.grad = None
"""
"""The last layer is a vector."""

PILED_UP = """
Z = torch.randn(300, 6); t = (Z[:, :4] + torch.randn(300, 4)).argmax(1)
model = nn.Sequential(nn.Linear(6, 32), nn.ReLU(), nn.Linear(32, 4))
opt = torch.optim.SGD(model.parameters(), lr=0.05)
for epoch in range(25):
    for i in torch.randperm(200).split(40):
        loss = F.cross_entropy(model(Z[i]), t[i])
        loss.backward()  # <-
        opt.step()  # <-
    with torch.no_grad(): held = F.cross_entropy(model(Z[200:]), t[200:])
"""

THE_LAST_ROW_ALONE = """
class Standard(nn.Module):
    def forward(self, x):
        return (x - x.mean(0)) / x.std(0)  # <-
model = nn.Sequential(Standard(), nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 2))
opt = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(20):
    for xb, yb in DataLoader(TensorDataset(X[:161], y[:161]), batch_size=40, shuffle=True):
        opt.zero_grad(); F.cross_entropy(model(xb), yb).backward(); opt.step()
"""

TWO_RATES = """
rates = {"body": 0.05, "head": 30.0}
body, head = nn.Linear(2, 16), nn.Linear(16, 2)
model = nn.Sequential(body, nn.ELU(), head)
opt = torch.optim.SGD([
    {"params": body.parameters(), "lr": rates["body"]},
    {"params": head.parameters(), "lr": rates["head"]},  # <-
], momentum=0.9)
y = (X[:, 0] + torch.randn(200) > 0).long()
"""

OFF_TO_INFINITY = """
t = X @ torch.tensor([1.0, -2.0])
w = torch.zeros(2, requires_grad=True)
for k in range(60):
    F.mse_loss(X @ w, t).backward()
    with torch.no_grad():
        w -= 2.0 * w.grad  # <-
        w.grad = None
"""

GOT_BY_HEART = """
Z = torch.randn(1500, 8); t = (Z.sin() @ torch.randn(8, 3)).argmax(1)
class Feeder:
    def __init__(self):
        order = torch.randperm(1000)
        self.rows, self.labels, self.at = Z[order], t[order], 0
    def next(self):
        first = self.at
        last = first + 64
        if last > 1000: first, last = 0, 64
        self.at = first
        return self.rows[first:last], self.labels[first:last]  # <-
feeder, model = Feeder(), nn.Sequential(nn.Linear(8, 32), nn.GELU(), nn.Linear(32, 3))
opt = torch.optim.Adam(model.parameters(), lr=0.005)
for k in range(300):
    xb, yb = feeder.next()
    opt.zero_grad(); F.cross_entropy(model(xb), yb).backward(); opt.step()
    if k % 50 == 49:
        with torch.no_grad(): held = F.cross_entropy(model(Z[1000:]), t[1000:])
"""

A_MEMORY_HANDED_ON = """
stream = torch.tensor([0, 1, 2, 0, 3, 4, 5, 1] * 60)
streams = torch.stack([stream.roll(-k) for k in range(8)])
words, memory, out = nn.Embedding(6, 8), nn.LSTM(8, 24, batch_first=True), nn.Linear(24, 6)
opt = torch.optim.Adam([p for m in (words, memory, out) for p in m.parameters()], lr=5e-3)
for epoch in range(4):
    state = None
    for k in range(0, 470, 15):
        x, after = streams[:, k:k + 15], streams[:, k + 1:k + 16]
        if after.shape[1] < 15: x = x[:, :after.shape[1]]
        state = None if state is None else tuple(s.detach() for s in state)
        h, state = memory(words(x), state)
        opt.zero_grad(); F.cross_entropy(out(h).transpose(1, 2), after).backward(); opt.step()
"""
"""Rows that are longer than those of the step: to run it on them would read beyond the memory."""

PATIENTS: dict[str, list[str]] = {
    "too-few-units": [HEAD + ONE_OUTPUT],
    "missing-zero-grad": [HEAD + PILED_UP],
    "non-finite": [HEAD + THE_LAST_ROW_ALONE],
    "learning-rate-too-high": [HEAD + TWO_RATES + MODULE_LOOP * 3, HEAD + OFF_TO_INFINITY],
    "parameter-not-updated": [HEAD + NEW_HEAD],
    "saturated-units": [HEAD + WRITTEN_OUT],
    "same-batch": [
        HEAD + ONE_PART_OF_PAIRS,
        HEAD + MODULE + TAKEN_ONCE,
        HEAD + PLAIN + ALWAYS_THE_FIRST,
        HEAD + MODULE + TRAINER,
        HEAD + GOT_BY_HEART,
    ],
    "wrong-sign": [HEAD + OWN_OPTIMIZER + MODULE_LOOP],
    "unscaled-inputs": [HEAD + YEARS],
    "constant-feature": [HEAD + ONES],
    "start-too-small": [HEAD + HARDLY_ANYTHING],
    "reset-seed": [HEAD + ENSEMBLE, HEAD + MODULE + SAME_ORDER],
    "learning-rate-too-low": [HEAD + PER_BATCH],
    "leakage": [HEAD + WHOLE_FOLDS],
    "non-finite-input": [
        HEAD + NO_CHILDREN + MODULE_LOOP,
        HEAD + MODULE + WITHOUT_VISITS + MODULE_LOOP,
        HEAD + MODULE + COUNTS,
    ],
    "start-too-large": [HEAD + BY_HEART],
    "missing-backward": [HEAD + MODULE + NEVER_DERIVED],
    "healthy": [HEAD + MODULE + MADE_ANEW_EACH_TIME, HEAD + A_MEMORY_HANDED_ON],
    "wrong-metric": [
        HEAD + MODULE + MODULE_LOOP + """
with torch.no_grad():
    predicted, _ = torch.max(model(X), 1)
    print("accuracy", (predicted == y).sum().item() / len(y))  # <-
""",
    ],
    "duplicate-feature": [
        HEAD + """
import numpy as np
def read():
    table = np.random.default_rng(0).normal(size=(200, 4)).astype("float32")
    table = table[:, [0, 1, 2, 1, 3]]
    as_t = lambda v: torch.tensor(v)
    return as_t(table), as_t((table[:, 0] > 0).astype("int64"))  # <-
Z, t = read()
model = nn.Linear(5, 2); opt = torch.optim.SGD(model.parameters(), lr=0.1)
""" + MODULE_LOOP.replace("X, y", "Z, t"),
    ],
    "labels-misaligned": [
        HEAD + PLAIN + """
to_t = lambda a: torch.as_tensor(a)
y = torch.arange(2).repeat(100)
X, y = map(to_t, (X.numpy(), y.numpy()))  # <-
""" + LOOP * 4,
        HEAD + PLAIN + TWO_SPLITS + LOOP.replace("200", "150") * 4,
    ],
}  # fmt: skip
