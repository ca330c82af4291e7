# Two interleaved spirals with a configurable stack of hidden layers.
import numpy as np
import torch
from torch import nn


def spirals(n_per_arm=400, noise=0.12, seed=0):
    rng = np.random.default_rng(seed)
    t = np.sqrt(rng.uniform(0.03, 1, n_per_arm)) * 3.2 * np.pi / 2
    arms = []
    for k in (0, 1):
        a = t + k * np.pi
        arms.append(np.c_[t * np.cos(a), t * np.sin(a)] / 2 + rng.normal(0, noise, (n_per_arm, 2)))
    X = np.concatenate(arms).astype(np.float32)
    y = np.repeat([0, 1], n_per_arm).astype(np.float32)
    order = rng.permutation(len(X))
    return torch.from_numpy(X[order]), torch.from_numpy(y[order])


class DeepNet(nn.Module):
    def __init__(self, width: int = 12, depth: int = 3):
        super().__init__()
        sizes = [2] + [width] * depth
        self.blocks = [nn.Linear(a, b) for a, b in zip(sizes[:-1], sizes[1:])]
        self.readout = nn.Linear(width, 1)

    def forward(self, x):
        for layer in self.blocks:
            x = torch.tanh(layer(x))
        return self.readout(x).squeeze(-1)


if __name__ == "__main__":
    torch.manual_seed(0)
    X, y = spirals()
    Xtr, ytr, Xva, yva = X[:600], y[:600], X[600:], y[600:]
    net = DeepNet()
    criterion = nn.BCEWithLogitsLoss()
    optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
    for it in range(801):
        loss = criterion(net(Xtr), ytr)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        if it % 100 == 0:
            print(f"it {it:4d} loss {loss.item():.4f}")
    with torch.no_grad():
        acc = ((net(Xva) > 0).float() == yva).float().mean().item()
    print("validation accuracy:", acc)
