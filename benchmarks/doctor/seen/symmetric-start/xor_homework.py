"""Homework 3: noisy XOR with one hidden layer, weights kept in a dictionary."""
import torch


def xor_data(n, gen):
    x = torch.rand(n, 2, generator=gen) * 4 - 2
    x = x + 0.25 * torch.sign(x)
    return x / 1.4, ((x[:, 0] > 0) ^ (x[:, 1] > 0)).long()


def initialize(n_x, n_h, n_y):
    return {
        "W1": torch.full((n_x, n_h), 0.1),
        "b1": torch.zeros(n_h),
        "W2": torch.full((n_h, n_y), 0.1),
        "b2": torch.zeros(n_y),
    }


def forward(p, x):
    return torch.tanh(x @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"]


gen = torch.Generator().manual_seed(1)
torch.manual_seed(1)
x_train, y_train = xor_data(600, gen)
x_test, y_test = xor_data(200, gen)
p = initialize(2, 12, 2)
for v in p.values():
    v.requires_grad_(True)

for it in range(1, 1201):
    loss = torch.nn.functional.cross_entropy(forward(p, x_train), y_train)
    grads = torch.autograd.grad(loss, list(p.values()))
    with torch.no_grad():
        for v, g in zip(p.values(), grads):
            v -= 0.5 * g
    if it % 200 == 0:
        print("iteration", it, "cost", loss.item())

acc = (forward(p, x_test).argmax(1) == y_test).float().mean()
print("accuracy", acc.item())
