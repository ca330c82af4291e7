"""The lesson's own way: no_grad and -=, logsumexp, fancy indexing."""

import torch


def init(d_in, h, d_out):
    W1 = (0.1 * torch.randn(d_in, h)).requires_grad_()
    b1 = torch.zeros(h, requires_grad=True)
    W2 = (0.1 * torch.randn(h, d_out)).requires_grad_()
    b2 = torch.zeros(d_out, requires_grad=True)
    return W1, b1, W2, b2


def forward(X, W1, b1, W2, b2):
    return torch.relu(X @ W1 + b1) @ W2 + b2


def cross_entropy(logits, y):
    log_probs = logits - logits.logsumexp(dim=1, keepdim=True)
    return -log_probs[torch.arange(y.shape[0]), y].mean()


def gradients(X, y, W1, b1, W2, b2):
    with torch.no_grad():
        z1 = X @ W1 + b1
        h1 = torch.relu(z1)
        logits = h1 @ W2 + b2
        p = torch.softmax(logits, dim=1)
        p[torch.arange(len(y)), y] -= 1
        d = p / len(y)
        dz1 = (d @ W2.T) * (z1 > 0)
        return X.T @ dz1, dz1.sum(0), h1.T @ d, d.sum(0)


def sgd_step(W1, b1, W2, b2, lr):
    with torch.no_grad():
        for p in (W1, b1, W2, b2):
            p -= lr * p.grad  # noqa: PLW2901


def zero_grads(W1, b1, W2, b2):
    for p in (W1, b1, W2, b2):
        if p.grad is not None:
            p.grad.zero_()


def train(X, y, W1, b1, W2, b2, lr, epochs, batch_size, generator):
    history = []
    for _ in range(epochs):
        order = torch.randperm(len(X), generator=generator)
        total, n = 0.0, 0
        for i in range(0, len(X), batch_size):
            rows = order[i : i + batch_size]
            zero_grads(W1, b1, W2, b2)
            loss = cross_entropy(forward(X[rows], W1, b1, W2, b2), y[rows])
            loss.backward()
            sgd_step(W1, b1, W2, b2, lr)
            total += loss.item()
            n += 1
        history.append(total / n)
    return history
