import argparse

import torch
import torch.nn.functional as F
from torch import nn
from sklearn.datasets import make_blobs


def mixup(x, target, alpha, gen):
    lam = torch.distributions.Beta(alpha, alpha).sample((len(x), 1))
    other = torch.randperm(len(x))
    return lam * x + (1 - lam) * x[other], lam * target + (1 - lam) * target[other]


def soft_cross_entropy(logits, target):
    return -(target * F.log_softmax(logits, dim=-1)).sum(-1).mean()


class Classifier(nn.Module):
    def __init__(self, d, k, width):
        super().__init__()
        self.fc1 = nn.Linear(d, width)
        self.fc2 = nn.Linear(width, k)

    def forward(self, x):
        return self.fc2(F.silu(self.fc1(x)))


if __name__ == "__main__":
    ap = argparse.ArgumentParser()
    ap.add_argument("--alpha", type=float, default=0.4)
    ap.add_argument("--lr", type=float, default=0.01)
    ap.add_argument("--epochs", type=int, default=30)
    args = ap.parse_args()
    torch.manual_seed(25)
    X, y = make_blobs(1200, n_features=6, centers=5, cluster_std=1.8, random_state=25)
    X = (X - X.mean(0)) / X.std(0)
    X, y = torch.tensor(X, dtype=torch.float32), torch.tensor(y)
    onehot = F.one_hot(y, 5).float()
    net = Classifier(6, 5, 32)
    opt = torch.optim.NAdam(net.parameters(), lr=args.lr)
    for epoch in range(args.epochs):
        for rows in torch.randperm(900).split(60):
            xb, tb = mixup(X[rows], onehot[rows], args.alpha, None)
            loss = soft_cross_entropy(net(xb), tb)
            opt.zero_grad()
            loss.backward()
            opt.step()
        if epoch % 6 == 5:
            print("epoch", epoch + 1, "loss", round(loss.item(), 4))
    with torch.no_grad():
        print("held-out accuracy", (net(X[900:]).argmax(1) == y[900:]).float().mean().item())
