"""The code of the lesson's notebook as first written: W1 and W2 are no leaves, and it crashes."""

from __future__ import annotations

CELLS = (
    """\
import torch
import torch.nn.functional as F
from torch.utils.data import TensorDataset, DataLoader

torch.manual_seed(0)""",
    """\
N = 400
x0 = torch.randn(N//2, 2) + torch.tensor([-2.0, 0.0])
x1 = torch.randn(N//2, 2) + torch.tensor([ 2.0, 0.0])

X = torch.cat([x0, x1], dim=0)
y = torch.cat([torch.zeros(N//2), torch.ones(N//2)]).long()

ds = TensorDataset(X, y)
train_loader = DataLoader(ds, batch_size=32, shuffle=True)

X.shape, y.shape""",
    """\
d_in = 2
h = 16
d_out = 2

# Inicialización simple (pequeña) para estabilidad
W1 = 0.1 * torch.randn(d_in, h, requires_grad=True)
b1 = torch.zeros(h, requires_grad=True)

W2 = 0.1 * torch.randn(h, d_out, requires_grad=True)
b2 = torch.zeros(d_out, requires_grad=True)

W1.shape, b1.shape, W2.shape, b2.shape""",
    """\
def forward(X):
    z1 = X @ W1 + b1          # (batch, h)
    h1 = torch.relu(z1)       # (batch, h)
    logits = h1 @ W2 + b2     # (batch, 2)
    return logits

# Prueba rápida
logits = forward(X[:5])
logits.shape""",
    """\
loss = F.cross_entropy(forward(X[:32]), y[:32])
loss, loss.shape""",
    """\
lr = 0.1

def zero_grads():
    for p in (W1, b1, W2, b2):
        if p.grad is not None:
            p.grad.zero_()

# Un mini-batch
xb, yb = next(iter(train_loader))

zero_grads()
logits = forward(xb)
loss = F.cross_entropy(logits, yb)
loss.backward()

# Magnitudes de gradiente (diagnóstico rápido)
(W1.grad.abs().mean().item(), W2.grad.abs().mean().item(), loss.item())""",
    """\
print("requires_grad:", W1.requires_grad)
print("is_leaf:", W1.is_leaf)
print("grad_fn:", W1.grad_fn)""",
    """\
with torch.no_grad():
    for p in (W1, b1, W2, b2):
        p -= lr * p.grad

# Si no limpiamos, el siguiente backward acumularía gradientes
zero_grads()

"updated!" """,
    """\
def accuracy(X, y):
    with torch.no_grad():
        logits = forward(X)
        preds = logits.argmax(dim=1)
        return (preds == y).float().mean().item()

epochs = 30
lr = 0.1

loss_history = []

for epoch in range(1, epochs + 1):
    running = 0.0
    n_batches = 0

    for xb, yb in train_loader:
        zero_grads()
        logits = forward(xb)
        loss = F.cross_entropy(logits, yb)
        loss.backward()

        with torch.no_grad():
            for p in (W1, b1, W2, b2):
                p -= lr * p.grad

        running += loss.item()
        n_batches += 1

    avg_loss = running / n_batches
    loss_history.append(avg_loss)

    if epoch in {1, 5, 10, 20, 30}:
        print(f"epoch {epoch:>2} | loss={avg_loss:.4f} | acc={accuracy(X,y):.3f}")""",
    """\
import matplotlib.pyplot as plt

plt.figure()
plt.plot(loss_history)
plt.xlabel("Epoch")
plt.ylabel("Average training loss")
plt.title("Training loss (manual SGD)")
plt.show()""",
    """\
def cross_entropy_manual(logits, y):
    log_probs = logits - logits.logsumexp(dim=1, keepdim=True)   # log_softmax
    nll = -log_probs[torch.arange(y.shape[0]), y]                # pick correct class
    return nll.mean()

xb, yb = next(iter(train_loader))
logits = forward(xb)

ce_torch = F.cross_entropy(logits, yb)
ce_manual = cross_entropy_manual(logits, yb)

ce_torch.item(), ce_manual.item()""",
)
