"""CS homework: topic of a short text from word counts, softmax by hand."""
import numpy as np
import torch

rng = np.random.default_rng(2)
torch.manual_seed(2)
VOCAB, TOPICS = 30, 5
word_probs = rng.dirichlet(np.full(VOCAB, 0.25), size=TOPICS)
word_probs = 0.8 * word_probs + 0.2 / VOCAB


def make_texts(n):
    topic = rng.integers(0, TOPICS, n)
    counts = np.stack([rng.multinomial(25, word_probs[k]) for k in topic])
    return torch.tensor(counts, dtype=torch.float32) / 5, torch.tensor(topic)


x_train, y_train = make_texts(1000)
x_test, y_test = make_texts(400)

W = (0.05 * torch.randn(VOCAB, TOPICS)).requires_grad_()
b = torch.zeros(TOPICS, requires_grad=True)


def softmax(z):
    e = torch.exp(z - z.max())
    return e / e.sum(dim=0, keepdim=True)


def nll(probs, target):
    picked = probs[torch.arange(len(target)), target]
    return -torch.log(picked + 1e-9).mean()


opt = torch.optim.SGD([W, b], lr=3.0)
for epoch in range(40):
    idx = torch.randperm(len(x_train))
    for k in range(0, len(idx), 100):
        sel = idx[k:k + 100]
        probs = softmax(x_train[sel] @ W + b)
        loss = nll(probs, y_train[sel])
        opt.zero_grad()
        loss.backward()
        opt.step()
    if epoch % 8 == 0:
        print(epoch, loss.item())

with torch.no_grad():
    probs = softmax(x_test @ W + b)
    print("test accuracy", (probs.argmax(1) == y_test).float().mean().item())
    print("test nll", nll(probs, y_test).item())
