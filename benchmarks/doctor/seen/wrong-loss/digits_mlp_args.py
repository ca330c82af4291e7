import argparse
import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import load_digits


class MLP(nn.Module):
    def __init__(self, d_in, d_hidden, d_out):
        super().__init__()
        self.net = nn.Sequential(
            nn.Linear(d_in, d_hidden),
            nn.BatchNorm1d(d_hidden),
            nn.GELU(),
            nn.Linear(d_hidden, d_out),
        )

    def forward(self, x):
        return self.net(x)


def load(seed):
    d = load_digits()
    x = torch.tensor(d.images[:, :, 1:7].reshape(-1, 48), dtype=torch.float32) / 8 - 1
    y = torch.tensor(d.target)
    g = torch.Generator().manual_seed(seed)
    perm = torch.randperm(len(x), generator=g)
    x, y = x[perm], y[perm]
    return (x[:1300], y[:1300]), (x[1300:], y[1300:])


def main(args):
    torch.manual_seed(args.seed)
    (xtr, ytr), (xte, yte) = load(args.seed)
    model = MLP(48, args.hidden, 10)
    opt = torch.optim.SGD(model.parameters(), lr=args.lr)
    for epoch in range(args.epochs):
        model.train()
        total = 0.0
        for idx in torch.randperm(len(xtr)).split(args.batch):
            scores = model(xtr[idx])
            target = F.one_hot(ytr[idx], 10).float()
            loss = F.mse_loss(F.softmax(scores, dim=1), target)
            opt.zero_grad()
            loss.backward()
            opt.step()
            total += loss.item() * len(idx)
        if epoch % args.log_every == 0:
            print(f"epoch {epoch} train loss {total / len(xtr):.4f}")
    model.eval()
    with torch.no_grad():
        acc = (model(xte).argmax(1) == yte).float().mean().item()
    print("test accuracy", acc)


if __name__ == "__main__":
    p = argparse.ArgumentParser()
    p.add_argument("--hidden", type=int, default=32)
    p.add_argument("--lr", type=float, default=0.05)
    p.add_argument("--epochs", type=int, default=15)
    p.add_argument("--batch", type=int, default=50)
    p.add_argument("--seed", type=int, default=0)
    p.add_argument("--log-every", type=int, default=3)
    main(p.parse_args([]))
