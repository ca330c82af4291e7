"""float64 inside, autograd.grad in the loop, set_ and detach: unusual, and right all the same."""

import torch


def init(d_in, h, d_out):
    normal = torch.distributions.Normal(0.0, 0.1)
    W1 = normal.sample((d_in, h)).requires_grad_()
    W2 = normal.sample((h, d_out)).requires_grad_()
    return W1, W1.new_zeros(h).requires_grad_(), W2, W2.new_zeros(d_out).requires_grad_()


def relu(z):
    return (z + z.abs()) / 2


def forward(X, W1, b1, W2, b2):
    return relu(X @ W1 + b1[None, :]).matmul(W2) + b2.unsqueeze(0)


def cross_entropy(logits, y):
    logits = logits.double()
    picked = torch.take_along_dim(logits.log_softmax(-1), y.view(-1, 1), dim=1)
    return picked.sum().neg().div(y.numel())


def gradients(X, y, W1, b1, W2, b2):
    X, W1, b1, W2, b2 = (t.detach().double() for t in (X, W1, b1, W2, b2))
    h1 = relu(X @ W1 + b1)
    e = torch.softmax(h1 @ W2 + b2, 1) - torch.eye(W2.shape[1], dtype=torch.double)[y]
    dW2, db2 = (h1.T @ e) / len(X), e.mean(0)
    e1 = e @ W2.T
    e1[h1 <= 0] = 0
    return X.T @ e1 / len(X), e1.mean(0), dW2, db2


def sgd_step(W1, b1, W2, b2, lr):
    for p in (W1, b1, W2, b2):
        p.detach().sub_(lr * p.grad)


def zero_grads(W1, b1, W2, b2):
    for p in filter(lambda p: p.grad is not None, (W1, b1, W2, b2)):
        p.grad.detach_()
        p.grad.zero_()


def train(X, y, W1, b1, W2, b2, lr, epochs, batch_size, generator):
    params = [W1, b1, W2, b2]
    history = []
    for _ in range(epochs):
        order = torch.randperm(len(X), generator=generator)
        losses = []
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            loss = cross_entropy(forward(X[rows], *params), y[rows])
            grads = torch.autograd.grad(loss, params)
            with torch.no_grad():
                for p, g in zip(params, grads, strict=True):
                    p -= lr * g  # noqa: PLW2901
            losses.append(loss.item())
        history.append(torch.tensor(losses).mean().item())
    return history
