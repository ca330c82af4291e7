import argparse
import torch
from torch import nn
from sklearn.datasets import load_digits

parser = argparse.ArgumentParser()
parser.add_argument("--epochs", type=int, default=12)
parser.add_argument("--batch", type=int, default=64)
parser.add_argument("--lr", type=float, default=0.1)
args = parser.parse_args()

torch.manual_seed(5)
raw, target = load_digits(return_X_y=True)
raw = raw[:, raw.std(0) > 1.0] / 8.0 - 1.0
perm = torch.randperm(len(raw))
X, y = torch.tensor(raw).float()[perm], torch.tensor(target)[perm]
Xtr, ytr, Xva, yva = X[:1400], y[:1400], X[1400:], y[1400:]
onehot = torch.eye(10)

net = nn.Sequential(nn.Linear(X.shape[1], 40), nn.Sigmoid(), nn.Linear(40, 10))
opt = torch.optim.SGD(net.parameters(), lr=args.lr, momentum=0.9)

for epoch in range(args.epochs):
    for i in torch.randperm(1400).split(args.batch):
        scores = torch.softmax(net(Xtr[i]), dim=1)
        loss = nn.functional.mse_loss(scores, onehot[ytr[i]])
        opt.zero_grad()
        loss.backward()
        opt.step()
    with torch.no_grad():
        acc = (net(Xva).argmax(1) == yva).float().mean().item()
    print(f"epoch {epoch + 1} val acc {acc:.4f}")
