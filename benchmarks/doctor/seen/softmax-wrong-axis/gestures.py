# CS homework 4, problem 2: two-layer classifier, everything by tensors
import numpy as np
import torch

rng = np.random.default_rng(12)
torch.manual_seed(12)

K, D, H = 4, 8, 20
protos = rng.normal(0, 1.3, (K, D))


def sample(n):
    c = rng.integers(0, K, n)
    return (torch.tensor(protos[c] + rng.normal(0, 0.7, (n, D)), dtype=torch.float32),
            torch.tensor(c))


train_x, train_y = sample(800)
test_x, test_y = sample(300)
mu, sd = train_x.mean(0), train_x.std(0)
train_x, test_x = (train_x - mu) / sd, (test_x - mu) / sd

W1 = torch.randn(D, H) / D ** 0.5
b1 = torch.zeros(H)
W2 = torch.randn(H, K) / H ** 0.5
b2 = torch.zeros(K)
params = [W1, b1, W2, b2]
for p in params:
    p.requires_grad = True


def log_probs(x):
    hidden = torch.tanh(x @ W1 + b1)
    scores = hidden @ W2 + b2
    return torch.log_softmax(scores, dim=0)


def nll(x, y):
    return -log_probs(x)[torch.arange(len(y)), y].mean()


lr = 0.8
for epoch in range(50):
    for batch in torch.randperm(len(train_x)).split(80):
        loss = nll(train_x[batch], train_y[batch])
        grads = torch.autograd.grad(loss, params)
        with torch.no_grad():
            for p, g in zip(params, grads):
                p.sub_(lr * g)
    if epoch % 5 == 0:
        print(f'epoch {epoch}: {loss.item():.4f}')

with torch.no_grad():
    print('test nll', nll(test_x[:80], test_y[:80]).item())
