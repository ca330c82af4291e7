"""Small MLP as a list of (W, b) pairs, trained with plain gradient descent."""
import torch

gen = torch.Generator().manual_seed(3)


def make_data(n):
    x = torch.rand(n, 1, generator=gen) * 4 - 2
    noise = 0.1 * torch.randn(n, 1, generator=gen)
    return x / 1.15, torch.cos(1.5 * x) + 1.0 + noise


def init_mlp(sizes):
    layers = []
    for n_in, n_out in zip(sizes[:-1], sizes[1:]):
        W = torch.randn(n_in, n_out, generator=gen) * (2.0 / n_in) ** 0.5
        b = torch.zeros(n_out)
        layers.append((W.requires_grad_(), b))
    return layers


def forward(layers, x):
    for W, b in layers[:-1]:
        x = torch.relu(x @ W + b)
    W, b = layers[-1]
    return x @ W + b


x_train, y_train = make_data(256)
x_val, y_val = make_data(128)
net = init_mlp([1, 40, 1])

for step in range(1500):
    loss = (forward(net, x_train) - y_train).square().mean()
    loss.backward()
    with torch.no_grad():
        for pair in net:
            for p in pair:
                if p.grad is not None:
                    p -= 0.04 * p.grad
                    p.grad.zero_()
    if step % 300 == 0:
        print(f"{step:5d}  train {loss.item():.4f}")

with torch.no_grad():
    print("val", (forward(net, x_val) - y_val).square().mean().item())
