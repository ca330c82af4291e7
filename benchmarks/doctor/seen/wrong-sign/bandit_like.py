# Softmax regression for three species (based on a policy gradient skeleton)
import argparse
import torch
from torch import nn
from sklearn.datasets import load_iris
from sklearn.preprocessing import scale


def parse():
    ap = argparse.ArgumentParser()
    ap.add_argument("--epochs", type=int, default=80)
    ap.add_argument("--lr", type=float, default=0.1)
    ap.add_argument("--hidden", type=int, default=12)
    return ap.parse_args()


def run(args):
    torch.manual_seed(17)
    data = load_iris()
    x = torch.tensor(scale(data.data), dtype=torch.float32)
    y = torch.tensor(data.target)
    net = nn.Sequential(nn.Linear(4, args.hidden), nn.Tanh(), nn.Linear(args.hidden, 3))
    optimiser = torch.optim.SGD(net.parameters(), lr=args.lr, maximize=True)
    for ep in range(args.epochs):
        order = torch.randperm(150)
        epoch_loss = 0.0
        for b in order.view(10, 15):
            logp = torch.log_softmax(net(x[b]), dim=-1)
            loss = -logp.gather(1, y[b, None]).mean()
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            epoch_loss += loss.item() / 10
        if ep % 20 == 0:
            print(f"[{ep}] {epoch_loss:.4f}")
    print(f"loss {epoch_loss:.4f}")


if __name__ == "__main__":
    run(parse())
