# two-layer network on the 8x8 digits, written from scratch
import torch
from sklearn.datasets import load_digits

torch.manual_seed(10)
digits = load_digits()
pixels = torch.tensor(digits.data, dtype=torch.float32)
pixels = pixels[:, pixels.std(0) > 1.0]
pixels = (pixels - pixels.mean(0)) / pixels.std(0)
labels = torch.tensor(digits.target)
order = torch.randperm(len(pixels))
tr, te = order[:1400], order[1400:]
n_in = pixels.shape[1]

W1 = torch.randn(n_in, 64)
b1 = torch.zeros(64)
W2 = torch.randn(64, 10)
b2 = torch.zeros(10)
for t in (W1, b1, W2, b2):
    t.requires_grad = True


def forward(x):
    return (x @ W1 + b1).clamp(min=0) @ W2 + b2


def nll(x, y):
    logits = forward(x)
    return (logits.logsumexp(1) - logits[torch.arange(len(y)), y]).mean()


step_size = 0.1
for epoch in range(15):
    total = 0
    for batch in tr[torch.randperm(len(tr))].split(50):
        loss = nll(pixels[batch], labels[batch])
        loss.backward()
        with torch.no_grad():
            for t in (W1, b1, W2, b2):
                t -= step_size * t.grad
                t.grad.zero_()
        total += loss.item() * len(batch)
    print("epoch", epoch, "loss", total / len(tr))

with torch.no_grad():
    print("test loss", nll(pixels[te], labels[te]).item())
