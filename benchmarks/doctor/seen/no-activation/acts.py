import argparse
import torch
import torch.nn as nn
from sklearn.datasets import make_circles

ACTS = {"relu": nn.ReLU, "tanh": nn.Tanh, "none": nn.Identity}


def get_args():
    p = argparse.ArgumentParser()
    p.add_argument("--act", choices=sorted(ACTS), default="none")
    p.add_argument("--width", type=int, default=32)
    p.add_argument("--depth", type=int, default=2)
    p.add_argument("--lr", type=float, default=1e-2)
    return p.parse_args()


class MLP(nn.Module):
    def __init__(self, d_in, d_out, width, depth, act):
        super().__init__()
        dims = [d_in] + [width] * depth
        self.blocks = nn.ModuleList(
            nn.Sequential(nn.Linear(a, b), act()) for a, b in zip(dims, dims[1:])
        )
        self.out = nn.Linear(width, d_out)

    def forward(self, x):
        for blk in self.blocks:
            x = blk(x)
        return self.out(x)


def accuracy(net, x, y):
    with torch.no_grad():
        return ((net(x) > 0).float() == y).float().mean().item()


if __name__ == "__main__":
    args = get_args()
    torch.manual_seed(33)
    X, y = make_circles(1000, factor=0.5, noise=0.08, random_state=33)
    X = torch.tensor(X / X.std(0), dtype=torch.float32)
    y = torch.tensor(y, dtype=torch.float32).reshape(-1, 1)
    net = MLP(2, 1, args.width, args.depth, ACTS[args.act])
    opt = torch.optim.Adam(net.parameters(), lr=args.lr)
    bce = nn.BCEWithLogitsLoss()
    for ep in range(20):
        for i in torch.randperm(800).split(40):
            opt.zero_grad()
            loss = bce(net(X[i]), y[i])
            loss.backward()
            opt.step()
        if ep % 4 == 3:
            print(f"epoch {ep + 1}  loss {loss.item():.4f}")
    print("test accuracy", accuracy(net, X[800:], y[800:]))
