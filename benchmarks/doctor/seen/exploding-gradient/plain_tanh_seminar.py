"""
Gaussian classes with a plain tanh network (seminar code)
"""
import torch
import torch.nn as nn


class PlainNet(nn.Module):
    def __init__(self, dim, width, depth, classes):
        super().__init__()
        widths = [dim] + [width] * depth
        self.hidden = nn.ModuleList(nn.Linear(a, b) for a, b in zip(widths, widths[1:]))
        self.last = nn.Linear(width, classes)
        self.reset()

    def reset(self):
        for layer in self.hidden:
            nn.init.normal_(layer.weight, std=2.3 / layer.in_features ** 0.5)
            nn.init.zeros_(layer.bias)
        nn.init.normal_(self.last.weight, std=0.3 / self.last.in_features ** 0.5)

    def forward(self, x):
        for layer in self.hidden:
            x = torch.tanh(layer(x))
        return self.last(x)


def gaussian_classes(n, classes=4, dim=8):
    means = 1.2 * torch.randn(3 * classes, dim)
    group = torch.randint(3 * classes, (n,))
    return means[group] + 0.6 * torch.randn(n, dim), group % classes


def train(net, x, y, steps, lr, batch=64):
    opt = torch.optim.SGD(net.parameters(), lr=lr)
    for s in range(steps):
        i = torch.randint(len(x), (batch,))
        loss = nn.functional.cross_entropy(net(x[i]), y[i])
        opt.zero_grad()
        loss.backward()
        opt.step()
        if s % 100 == 0:
            print(f"{s:4d}  loss {loss.item():.3f}")


torch.manual_seed(6)
x, y = gaussian_classes(1600)
x = x / x.std()
net = PlainNet(dim=8, width=32, depth=30, classes=4)
train(net, x[:1200], y[:1200], steps=600, lr=0.05)
with torch.no_grad():
    print("test accuracy", (net(x[1200:]).argmax(1) == y[1200:]).float().mean().item())
