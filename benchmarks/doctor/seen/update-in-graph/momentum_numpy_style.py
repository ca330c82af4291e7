"""Port of my numpy softmax classifier (wine data) to autograd."""
import torch
from sklearn.datasets import load_wine
from sklearn.preprocessing import StandardScaler

SEED = 5
torch.manual_seed(SEED)

raw = load_wine()
data = StandardScaler().fit_transform(raw.data)
perm = torch.randperm(len(data))
data = torch.tensor(data, dtype=torch.float32)[perm]
labels = torch.tensor(raw.target)[perm]
tr, te = slice(0, 130), slice(130, None)

weights = {
    "w": (0.01 * torch.randn(13, 3)).requires_grad_(True),
    "b": torch.zeros(3, requires_grad=True),
}
velocity = {k: torch.zeros_like(v) for k, v in weights.items()}


def cross_entropy(scores, t):
    logp = scores - scores.logsumexp(dim=1, keepdim=True)
    return -logp[torch.arange(len(t)), t].mean()


def momentum_step(lr=0.05, mu=0.9):
    for k, w in weights.items():
        velocity[k] = mu * velocity[k] - lr * w.grad
        w += velocity[k]
        w.grad.zero_()


for step in range(200):
    scores = data[tr] @ weights["w"] + weights["b"]
    loss = cross_entropy(scores, labels[tr])
    loss.backward()
    momentum_step()
    if step % 40 == 0:
        print(step, loss.item())

test_scores = (data[te] @ weights["w"] + weights["b"]).detach()
print("accuracy:", (test_scores.argmax(1) == labels[te]).float().mean().item())
print("loss:", cross_entropy(test_scores, labels[te]).item())
