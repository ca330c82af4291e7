import argparse
import torch
import torch.nn as nn
import torch.nn.functional as F

parser = argparse.ArgumentParser()
parser.add_argument("--epochs", type=int, default=15)
parser.add_argument("--lr", type=float, default=0.1)
parser.add_argument("--classes", type=int, default=24)
args = parser.parse_args()

torch.manual_seed(14)
centers = torch.randn(args.classes, 12) * 1.0


def recordings(n):
    label = torch.randint(0, args.classes, (n,))
    return centers[label] + 0.6 * torch.randn(n, 12), label


x_train, y_train = recordings(1500)
x_val, y_val = recordings(500)

net = nn.Sequential(nn.Linear(12, 32), nn.ReLU(), nn.Linear(32, args.classes))
criterion = nn.MSELoss()
opt = torch.optim.SGD(net.parameters(), lr=args.lr)
for epoch in range(args.epochs):
    for rows in torch.randperm(1500).split(50):
        scores = net(x_train[rows])
        loss = criterion(scores, F.one_hot(y_train[rows], args.classes).float())
        opt.zero_grad()
        loss.backward()
        opt.step()
    if epoch % 4 == 3:
        print("epoch", epoch + 1, "loss", round(loss.item(), 4))
acc = (net(x_val).argmax(1) == y_val).float().mean()
print("val accuracy: %.4f" % acc.item())
