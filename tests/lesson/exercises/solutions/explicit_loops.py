"""Row by row and entry by entry, as somebody writes it who comes from another language."""

import math

import torch


def init(d_in, h, d_out):
    W1, W2 = torch.zeros(d_in, h), torch.zeros(h, d_out)
    for W in (W1, W2):
        for i in range(W.shape[0]):
            for j in range(W.shape[1]):
                W[i, j] = 0.1 * torch.randn(())
    b1, b2 = torch.zeros(h), torch.zeros(d_out)
    for p in (W1, b1, W2, b2):
        p.requires_grad = True
    return W1, b1, W2, b2


def forward(X, W1, b1, W2, b2):
    rows = []
    for x in X:
        hidden = torch.stack([torch.relu(x.dot(W1[:, j]) + b1[j]) for j in range(W1.shape[1])])
        logits = [hidden.dot(W2[:, c]) + b2[c] for c in range(W2.shape[1])]
        rows.append(torch.stack(logits))
    return torch.stack(rows)


def cross_entropy(logits, y):
    total = 0
    for row, label in zip(logits, y, strict=True):
        largest = row.max()
        total = total + largest + (row - largest).exp().sum().log() - row[label]
    return total / len(y)


def gradients(X, y, W1, b1, W2, b2):
    dW1, db1 = torch.zeros(W1.shape), torch.zeros(b1.shape)
    dW2, db2 = torch.zeros(W2.shape), torch.zeros(b2.shape)
    n = len(X)
    for i in range(n):
        z1 = (X[i] @ W1 + b1).tolist()
        h1 = [max(0.0, z) for z in z1]
        logits = [
            b2[c].item() + sum(h1[j] * W2[j, c].item() for j in range(len(h1)))
            for c in range(len(b2))
        ]
        largest = max(logits)
        total = sum(math.exp(value - largest) for value in logits)
        error = [math.exp(value - largest) / total for value in logits]
        error[int(y[i])] -= 1
        for c, e in enumerate(error):
            db2[c] += e / n
            for j, value in enumerate(h1):
                dW2[j, c] += value * e / n
        for j, z in enumerate(z1):
            if z > 0:
                back = sum(e * W2[j, c].item() for c, e in enumerate(error)) / n
                db1[j] += back
                dW1[:, j] += X[i] * back
    return dW1, db1, dW2, db2


def sgd_step(W1, b1, W2, b2, lr):
    with torch.no_grad():
        for p in (W1, b1, W2, b2):
            p.copy_(p - lr * p.grad)


def zero_grads(W1, b1, W2, b2):
    for p in (W1, b1, W2, b2):
        if p.grad is not None:
            p.grad.data.fill_(0.0)


def train(X, y, W1, b1, W2, b2, lr, epochs, batch_size, generator):
    history = ()
    for _ in range(epochs):
        order = torch.randperm(len(X), generator=generator).tolist()
        losses = []
        while order:
            batch, order = order[:batch_size], order[batch_size:]
            for p in (W1, b1, W2, b2):
                p.grad = None
            loss = cross_entropy(forward(X[batch], W1, b1, W2, b2), y[batch])
            loss.backward()
            sgd_step(W1, b1, W2, b2, lr)
            losses.append(float(loss))
        history += (sum(losses) / len(losses),)
    return history
