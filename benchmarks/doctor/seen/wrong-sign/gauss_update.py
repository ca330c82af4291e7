"""Softmax regression, weights and bias in a dict, update written out."""
import torch

torch.manual_seed(13)
n_per = 120
means = torch.tensor([[2.0, 0.0, 0.0], [0.0, 2.0, 0.0], [0.0, 0.0, 2.0], [-1.5, -1.5, -1.5]])
labels = torch.arange(4).repeat_interleave(n_per)
feats = means[labels] + 0.6 * torch.randn(4 * n_per, 3)
shuffle = torch.randperm(len(labels))
feats, labels = feats[shuffle], labels[shuffle]

theta = {"W": torch.zeros(3, 4, requires_grad=True), "b": torch.zeros(4, requires_grad=True)}
learning_rate = 0.4


def log_likelihood_loss(theta, x, y):
    z = x @ theta["W"] + theta["b"]
    return (torch.logsumexp(z, 1) - z[torch.arange(len(y)), y]).mean()


for t in range(200):
    loss = log_likelihood_loss(theta, feats, labels)
    loss.backward()
    with torch.no_grad():
        for name, p in theta.items():
            p.add_(p.grad, alpha=learning_rate)
            p.grad = None
    if t % 40 == 0:
        print(t, "loss", loss.item())

with torch.no_grad():
    guess = (feats @ theta["W"] + theta["b"]).argmax(1)
print("accuracy", (guess == labels).float().mean().item())
