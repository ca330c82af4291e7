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

PATIENTS: dict[str, list[str]] = {
    "parameter-not-updated": [HEAD + NEW_HEAD],
    "saturated-units": [HEAD + WRITTEN_OUT],
    "same-batch": [HEAD + ONE_PART_OF_PAIRS, HEAD + MODULE + TAKEN_ONCE],
    "reset-seed": [HEAD + ENSEMBLE],
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
    ],
}  # fmt: skip
