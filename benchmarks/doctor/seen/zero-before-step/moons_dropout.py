import argparse

import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import make_moons

parser = argparse.ArgumentParser()
parser.add_argument("--epochs", type=int, default=60)
parser.add_argument("--batch", type=int, default=50)
parser.add_argument("--lr", type=float, default=0.01)
args = parser.parse_args([])

torch.manual_seed(7)
X, y = make_moons(n_samples=800, noise=0.12, random_state=7)
X = torch.from_numpy(X).float()
y = torch.from_numpy(y).float()
X = (X - X.mean(0)) / X.std(0)
train_X, train_y, test_X, test_y = X[:600], y[:600], X[600:], y[600:]


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Linear(2, 32)
        self.b = nn.Linear(32, 32)
        self.c = nn.Linear(32, 1)

    def forward(self, x):
        x = F.leaky_relu(self.a(x))
        x = F.leaky_relu(self.b(x))
        return self.c(x).squeeze(1)


net = Net()
opt = torch.optim.AdamW(net.parameters(), lr=args.lr)

for epoch in range(args.epochs):
    net.train()
    perm = torch.randperm(600)
    for i in range(0, 600, args.batch):
        j = perm[i:i + args.batch]
        loss = F.binary_cross_entropy_with_logits(net(train_X[j]), train_y[j])
        loss.backward()
        opt.zero_grad()
        opt.step()
    if (epoch + 1) % 15 == 0:
        print(f"[{epoch + 1}/{args.epochs}] loss={loss.item():.4f}")

net.eval()
with torch.no_grad():
    acc = ((net(test_X) > 0).float() == test_y).float().mean().item()
print("accuracy on the last 200 points:", acc)
