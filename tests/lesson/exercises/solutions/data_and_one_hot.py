"""`.data`, one-hot labels, log-softmax with the largest logit taken off, a list given back."""

import torch
import torch.nn.functional as F


def init(d_in, h, d_out):
    weights = [torch.empty(d_in, h), torch.empty(h, d_out)]
    for W in weights:
        W.normal_(0, 0.1).requires_grad_(True)
    b1, b2 = (torch.zeros(size, requires_grad=True) for size in (h, d_out))
    return [weights[0], b1, weights[1], b2]


def hidden(X, W1, b1):
    return (X.mm(W1) + b1).clamp(min=0)


def forward(X, W1, b1, W2, b2):
    return torch.addmm(b2, hidden(X, W1, b1), W2)


def log_softmax(logits):
    shifted = logits - logits.max(dim=1, keepdim=True).values
    return shifted - torch.log(torch.exp(shifted).sum(dim=1, keepdim=True))


def cross_entropy(logits, y):
    one_hot = F.one_hot(y, num_classes=logits.shape[1]).float()
    return -(one_hot * log_softmax(logits)).sum(dim=1).mean(dim=0)


def gradients(X, y, W1, b1, W2, b2):
    H = hidden(X, W1, b1)
    logits = forward(X, W1, b1, W2, b2)
    probs = torch.exp(log_softmax(logits))
    dlogits = (probs - F.one_hot(y, logits.shape[1])) / X.shape[0]
    dH = dlogits.matmul(W2.t())
    dz1 = torch.where(H > 0, dH, torch.zeros_like(dH))
    dW2, db2 = H.t().matmul(dlogits), dlogits.sum(dim=0)
    return [X.t().matmul(dz1), dz1.sum(dim=0), dW2, db2]


def sgd_step(W1, b1, W2, b2, lr):
    for p in [W1, b1, W2, b2]:
        p.data = p.data - lr * p.grad.data


def zero_grads(W1, b1, W2, b2):
    for p in [W1, b1, W2, b2]:
        p.grad = None


def train(X, y, W1, b1, W2, b2, lr, epochs, batch_size, generator):
    losses = torch.zeros(epochs)
    for epoch in range(epochs):
        order = torch.randperm(X.size(0), generator=generator)
        batch_losses = []
        for rows in order.split(batch_size):
            loss = F.cross_entropy(forward(X[rows], W1, b1, W2, b2), y[rows])
            loss.backward()
            for p in (W1, b1, W2, b2):
                p.data -= lr * p.grad
            zero_grads(W1, b1, W2, b2)
            batch_losses.append(loss.detach())
        losses[epoch] = torch.stack(batch_losses).mean()
    return losses
