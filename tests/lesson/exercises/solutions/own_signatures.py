"""Functions that help one another with arguments of their own, beyond those of the sheet."""

import torch


def init(d_in, h, d_out, *, scale=0.1, generator=None):
    def layer(rows, columns):
        W = scale * torch.randn(rows, columns, generator=generator)
        return W.requires_grad_(), torch.zeros(columns).requires_grad_()

    return (*layer(d_in, h), *layer(h, d_out))


def forward(X, W1, b1, W2, b2, keep=False):
    z1 = X @ W1 + b1
    h1 = z1.relu()
    logits = h1 @ W2 + b2
    return (logits, z1, h1) if keep else logits


def cross_entropy(logits, y, reduction="mean"):
    losses = logits.logsumexp(1) - logits[range(len(y)), y]
    return losses.mean() if reduction == "mean" else losses


def gradients(X, y, W1, b1, W2, b2):
    with torch.no_grad():
        logits, z1, h1 = forward(X, W1, b1, W2, b2, keep=True)
        probs = (logits - logits.logsumexp(1, keepdim=True)).exp()
        error = (probs - torch.eye(len(b2))[y]) / len(y)
        below = (error @ W2.mT).masked_fill(z1 <= 0, 0)
        return X.mT @ below, below.sum(0), h1.mT @ error, error.sum(0)


def sgd_step(*params_and_lr, grads=None):
    *params, lr = params_and_lr
    for place, p in enumerate(params):
        with torch.no_grad():
            p += -lr * (p.grad if grads is None else grads[place])  # noqa: PLW2901


def zero_grads(*params, to_none=False):
    for p in params:
        if to_none or p.grad is None:
            p.grad = None
        else:
            p.grad.fill_(0)


def train(X, y, W1, b1, W2, b2, lr, epochs, batch_size, generator):
    params = W1, b1, W2, b2
    means = []
    for _ in range(epochs):
        losses = []
        for rows in torch.randperm(len(X), generator=generator).split(batch_size):
            logits, *_ = forward(X[rows], *params, keep=True)
            each = cross_entropy(logits, y[rows], reduction="none")
            grads = torch.autograd.grad(each.mean(), params)
            sgd_step(*params, lr, grads=grads)
            zero_grads(*params, to_none=True)
            losses.append(each.mean().item())
        means.append(sum(losses) / len(losses))
    return means
