"""For every slip, a function that a learner could have written with it."""

from __future__ import annotations

HEAD = "import math\nimport torch\nimport torch.nn.functional as F\n\n"

INIT = """
def init(d_in, h, d_out):
    W1 = {W1}
    b1 = {b1}
    W2 = {W2}
    b2 = {b2}
    return W1, b1, W2, b2
"""


def init(
    W1="(0.1 * torch.randn(d_in, h)).requires_grad_()",
    b1="torch.zeros(h, requires_grad=True)",
    W2="(0.1 * torch.randn(h, d_out)).requires_grad_()",
    b2="torch.zeros(d_out, requires_grad=True)",
):
    return INIT.format(W1=W1, b1=b1, W2=W2, b2=b2)


def forward(h="torch.relu(X @ W1 + b1)", out="h @ W2 + b2"):
    return f"\ndef forward(X, W1, b1, W2, b2):\n    h = {h}\n    return {out}\n"


def loss(returned, log_probs="torch.log_softmax(logits, dim=1)"):
    return f"""
def cross_entropy(logits, y):
    rows = torch.arange(len(y))
    log_probs = {log_probs}
    return {returned}
"""


def gradients(
    dlogits="p / len(y)",
    dz1="(d @ W2.T) * (z1 > 0)",
    four="X.T @ dz1, dz1.sum(0), h1.T @ d, d.sum(0)",
    subtract="p[torch.arange(len(y)), y] -= 1",
    p="torch.softmax(logits, dim=1)",
):
    return f"""
def gradients(X, y, W1, b1, W2, b2):
    with torch.no_grad():
        z1 = X @ W1 + b1
        h1 = torch.relu(z1)
        logits = h1 @ W2 + b2
        p = {p}
        {subtract}
        d = {dlogits}
        dz1 = {dz1}
        return {four}
"""


def step(line, head="with torch.no_grad():", params="(W1, b1, W2, b2)"):
    return f"""
def sgd_step(W1, b1, W2, b2, lr):
    {head}
        for p in {params}:
            {line}
"""


def clear(line, params="(W1, b1, W2, b2)"):
    return f"""
def zero_grads(W1, b1, W2, b2):
    for p in {params}:
        if p.grad is not None:
            {line}
"""


def train(
    before="pass",
    order="torch.randperm(len(X), generator=generator)",
    rows="order[i:i + batch_size]",
    labels="y[rows]",
    body="zero_grads(*params); loss.backward(); sgd_step(*params, lr)",
    after_batch="pass",
    after_epoch="history.append(total / n)",
    epochs="range(epochs)",
    start="total, n = 0.0, 0",
    returned="history",
    add="total += loss.item()",
    stop="len(X)",
):
    return f"""
def train(X, y, W1, b1, W2, b2, lr, epochs, batch_size, generator):
    params = [W1, b1, W2, b2]
    history = []
    total, n = 0.0, 0
    {before}
    for epoch in {epochs}:
        order = {order}
        {start}
        for i in range(0, {stop}, batch_size):
            rows = {rows}
            loss = cross_entropy(forward(X[rows], *params), {labels})
            {body}
            {add}
            n += 1
            {after_batch}
        {after_epoch}
    return {returned}
"""


PLANTED = {
    "init": {
        "non-leaf": init(W1="0.1 * torch.randn(d_in, h, requires_grad=True)"),
        "no-requires-grad": init(b2="torch.zeros(d_out)"),
        "zero-weights": init(
            W1="torch.zeros(d_in, h, requires_grad=True)",
            W2="torch.zeros(h, d_out, requires_grad=True)",
        ),
        "equal-weights": init(
            W1="torch.full((d_in, h), 0.1, requires_grad=True)",
            W2="torch.full((h, d_out), 0.1, requires_grad=True)",
        ),
        "biases-not-zero": init(b1="torch.full((h,), 0.01, requires_grad=True)"),
        "other-dtype": init(
            W1="(0.1 * torch.randn(d_in, h)).double().requires_grad_()",
            W2="(0.1 * torch.randn(h, d_out)).double().requires_grad_()",
        ),
        "transposed-weights": init(
            W1="(0.1 * torch.randn(h, d_in)).requires_grad_()",
            W2="(0.1 * torch.randn(d_out, h)).requires_grad_()",
        ),
        "bias-with-two-axes": init(
            b1="torch.zeros(1, h, requires_grad=True)",
            b2="torch.zeros(1, d_out, requires_grad=True)",
        ),
        "wrong-bias-size": init(
            b1="torch.zeros(d_in, requires_grad=True)", b2="torch.zeros(h, requires_grad=True)"
        ),
        "no-scale": init(
            W1="torch.randn(d_in, h, requires_grad=True)",
            W2="torch.randn(h, d_out, requires_grad=True)",
        ),
        "only-positive": init(
            W1="(0.1 * torch.rand(d_in, h)).requires_grad_()",
            W2="(0.1 * torch.rand(h, d_out)).requires_grad_()",
        ),
        "not-normal": init(
            W1="(0.1732 * (2 * torch.rand(d_in, h) - 1)).requires_grad_()",
            W2="(0.1732 * (2 * torch.rand(h, d_out) - 1)).requires_grad_()",
        ),
        "wrong-scale": init(
            W1="(0.2 * torch.randn(d_in, h)).requires_grad_()",
            W2="(0.2 * torch.randn(h, d_out)).requires_grad_()",
        ),
        "same-weights-twice": init(
            W1="(torch.manual_seed(3), (0.1 * torch.randn(d_in, h)).requires_grad_())[1]",
            W2="(torch.manual_seed(3), (0.1 * torch.randn(h, d_out)).requires_grad_())[1]",
        ),
        "shared-memory": init(b2="b1 if h == d_out else torch.zeros(d_out, requires_grad=True)"),
    },
    "forward": {
        "no-activation": forward(h="X @ W1 + b1"),
        "no-first-bias": forward(h="torch.relu(X @ W1)"),
        "no-last-bias": forward(out="h @ W2"),
        "no-biases": forward(h="F.relu(X @ W1)", out="h @ W2"),
        "other-activation": forward(h="torch.tanh(X @ W1 + b1)"),
        "bias-after-activation": forward(h="torch.relu(X @ W1) + b1"),
        "activation-on-logits": forward(out="torch.relu(h @ W2 + b2)"),
        "softmax-on-logits": forward(out="(h @ W2 + b2).softmax(dim=1)"),
        "transposed-weights": forward(h="torch.relu(X @ W1.T + b1)"),
        "wrong-order": forward(h="torch.relu(W1 @ X + b1)", out="W2 @ h + b2"),
        "entry-by-entry": forward(h="torch.relu(X * W1 + b1)"),
        "hidden-layer-only": forward(out="h"),
        "graph-cut": forward(out="(h @ W2 + b2).detach()"),
        "uses-module": forward(h="torch.relu(torch.nn.Linear(1, 1) and X @ W1 + b1)"),
    },
    "cross_entropy": {
        "sum-not-mean": loss("-log_probs[rows, y].sum()"),
        "not-reduced": loss("-log_probs[rows, y]"),
        "wrong-sign": loss("log_probs[rows, y].mean()"),
        "wrong-axis": loss("-log_probs[rows, y].mean()", "torch.log_softmax(logits, dim=0)"),
        "overflow": loss(
            "-log_probs[rows, y].mean()", "logits - torch.log(torch.exp(logits).sum(1)[:, None])"
        ),
        "log-of-zero": loss(
            "-log_probs[rows, y].mean()", "torch.log(torch.nn.functional.softmax(logits, 1))"
        ),
        "epsilon-in-log": loss(
            "-log_probs[rows, y].mean()", "torch.log(torch.softmax(logits, 1) + 1e-8)"
        ),
        "picks-a-matrix": loss("-log_probs[:, y].mean()"),
        "picks-rows": loss("-log_probs[y].mean()", "torch.log_softmax(logits, dim=1)"),
        "mean-over-all": loss("-(F.one_hot(y, logits.shape[1]) * log_probs).mean()"),
        "no-logarithm": loss("-log_probs.exp()[rows, y].mean()"),
        "no-softmax": loss("-logits[rows, y].mean()"),
        "log-of-mean": loss("-log_probs.exp()[rows, y].mean().log()"),
        "not-picked": loss("torch.logsumexp(logits, dim=1).mean()"),
        "other-logarithm": loss("-log_probs[rows, y].mean() / math.log(2)"),
        "softmax-twice": loss(
            "-log_probs[rows, y].mean()", "torch.log_softmax(torch.softmax(logits, 1), 1)"
        ),
        "graph-cut": loss("-log_probs[rows, y].mean().item()"),
        "uses-library-loss": loss("F.cross_entropy(logits, y)"),
    },
    "gradients": {
        "no-division-by-batch": gradients(dlogits="p"),
        "divided-twice": gradients(dlogits="p / len(y) / len(y)"),
        "no-one-hot": gradients(subtract="pass"),
        "wrong-sign": gradients(dlogits="-p / len(y)"),
        "wrong-axis": gradients(p="torch.softmax(logits, dim=0)"),
        "no-softmax": gradients(p="logits.clone()"),
        "no-mask": gradients(dz1="d @ W2.T"),
        "wrong-mask": gradients(dz1="(d @ W2.T) * h1"),
        "hidden-before-activation": gradients(
            four="X.T @ dz1, dz1.sum(0), z1.T @ d, d.sum(0)"
        ),
        "transposed-product": gradients(four="dz1.T @ X, dz1.sum(0), d.T @ h1, d.sum(0)"),
        "not-transposed-back": gradients(dz1="(d @ W2) * (z1 > 0)"),
        "bias-averaged": gradients(four="X.T @ dz1, dz1.mean(0), h1.T @ d, d.mean(0)"),
        "bias-not-summed": gradients(four="X.T @ dz1, dz1, h1.T @ d, d"),
        "bias-summed-wrong-axis": gradients(four="X.T @ dz1, dz1.sum(1), h1.T @ d, d.sum(1)"),
        "wrong-order": gradients(four="h1.T @ d, d.sum(0), X.T @ dz1, dz1.sum(0)"),
        "uses-autograd": """
def gradients(X, y, W1, b1, W2, b2):
    return torch.autograd.grad(F.cross_entropy(forward(X, W1, b1, W2, b2), y), (W1, b1, W2, b2))
""",
    },
    "sgd_step": {
        "updated-a-copy": step("p = p - lr * p.grad"),
        "no-no-grad": step("p -= lr * p.grad", head="if True:"),
        "wrong-sign": step("p += lr * p.grad"),
        "no-learning-rate": step("p -= p.grad"),
        "fixed-learning-rate": step("p -= 0.01 * p.grad"),
        "divided-by-learning-rate": step("p -= p.grad / lr"),
        "replaced-by-gradient": step("p.copy_(-lr * p.grad)"),
        "shrinks-parameter": step("p *= 1 - lr"),
        "biases-not-moved": step("p -= lr * p.grad", params="(W1, W2)"),
        "first-layer-only": step("p -= lr * p.grad", params="(W1, b1)"),
        "normalised-gradient": step("p -= lr * torch.sign(p.grad)"),
        "clipped-gradient": step("p -= lr * p.grad.clamp(-10, 10)"),
        "changes-gradient": step("p.grad *= lr; p -= p.grad"),
        "stops-following": step("p.sub_(lr * p.grad).requires_grad_(False)"),
        "non-leaf-after-step": step(
            "g = p.grad; p.requires_grad_(False); q = torch.ones(()).requires_grad_(); "
            "p.sub_(lr * g * q)",
            head="if True:",
        ),
        "uses-optimizer": step("torch.optim.SGD([p], lr=lr).step()", head="if True:"),
    },
    "zero_grads": {
        "cleared-nothing": clear("grad = 0"),
        "fails-on-none": """
def zero_grads(W1, b1, W2, b2):
    for p in (W1, b1, W2, b2):
        p.grad.data.fill_(0)
""",
        "biases-forgotten": clear("p.grad.zero_()", params="(W1, W2)"),
        "first-only": clear("p.grad = None", params="(W1, b1)"),
        "clears-the-parameter": clear("p.data.zero_()"),
        "clears-by-multiplying": clear("p.grad *= 0"),
        "sets-to-one": clear("p.grad = torch.ones_like(p)"),
        "changes-the-sign": clear("p.grad = -p.grad"),
        "stops-following": clear("p.grad = None; p.requires_grad = False"),
    },
    "train": {
        "no-backward": train(body="sgd_step(*params, lr)"),
        "no-zero-grads": train(body="loss.backward(); sgd_step(*params, lr)"),
        "no-step": train(body="zero_grads(*params); loss.backward()"),
        "cleared-before-step": train(
            body="loss.backward(); zero_grads(*params); sgd_step(*params, lr)"
        ),
        "trains-a-copy": train(
            before="params = [p.detach().clone().requires_grad_() for p in params]"
        ),
        "one-step-per-epoch": train(
            body="zero_grads(*params); loss.backward()",
            after_epoch="sgd_step(*params, lr); history.append(total / n)",
        ),
        "two-steps-per-batch": train(after_batch="sgd_step(*params, lr)"),
        "no-shuffle": train(order="torch.arange(len(X))"),
        "shuffles-once": train(
            before="once = torch.randperm(len(X), generator=generator)", order="once"
        ),
        "ignores-generator": train(order="torch.randperm(len(X))"),
        "labels-left-behind": train(labels="y[i:i + batch_size]"),
        "first-batch-only": train(after_batch="break"),
        "drops-last-batch": train(stop="len(X) // batch_size * batch_size"),
        "wrong-number-of-epochs": train(epochs="range(1, epochs)"),
        "fixed-learning-rate": train(
            body="zero_grads(*params); loss.backward(); sgd_step(*params, 0.1)"
        ),
        "sum-of-losses": train(after_epoch="history.append(total)"),
        "last-batch-loss": train(after_epoch="history.append(loss.item())"),
        "loss-per-batch": train(after_batch="history.append(loss.item())", after_epoch="pass"),
        "running-loss-kept": train(start="n = 0"),
        "no-losses": train(returned="None"),
        "keeps-the-graph": train(add="total = total + loss"),
        "uses-optimizer": train(before="optimiser = torch.optim.SGD(params, lr=lr)"),
    },
}  # fmt: skip
