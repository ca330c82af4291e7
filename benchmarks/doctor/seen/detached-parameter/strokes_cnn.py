import argparse

import torch
import torch.nn as nn
import torch.nn.functional as F
import torch.optim as optim
from torch.autograd import Variable

parser = argparse.ArgumentParser(description='PyTorch stroke example')
parser.add_argument('--batch-size', type=int, default=50)
parser.add_argument('--epochs', type=int, default=8)
parser.add_argument('--lr', type=float, default=0.05)
parser.add_argument('--momentum', type=float, default=0.9)
parser.add_argument('--seed', type=int, default=1)
args = parser.parse_args([])
torch.manual_seed(args.seed)


def draw(n):
    """12x12 pictures of a short stroke: 0 horizontal, 1 vertical, 2 diagonal, 3 antidiagonal."""
    imgs = torch.randn(n, 1, 12, 12) * 0.5
    kind = torch.randint(0, 4, (n,))
    for k in range(n):
        r, c = torch.randint(3, 9, (2,)).tolist()
        for t in range(-3, 4):
            dr, dc = [(0, t), (t, 0), (t, t), (t, -t)][kind[k]]
            i, j = r + dr, c + dc
            if 0 <= i < 12 and 0 <= j < 12:
                imgs[k, 0, i, j] += 1.5
    return imgs, kind


class Net(nn.Module):
    def __init__(self):
        super(Net, self).__init__()
        self.conv1 = nn.Conv2d(1, 8, kernel_size=5)
        self.fc = nn.Linear(8, 4)

    def forward(self, x):
        x = F.leaky_relu(self.conv1(x))
        x = F.max_pool2d(x, 8)
        x = x.data.view(x.size(0), -1)
        return F.log_softmax(self.fc(x), dim=1)


x_all, y_all = draw(1800)
x_train, y_train, x_test, y_test = x_all[:1500], y_all[:1500], x_all[1500:], y_all[1500:]
model = Net()
optimizer = optim.SGD(model.parameters(), lr=args.lr, momentum=args.momentum)


def train(epoch):
    model.train()
    perm = torch.randperm(len(x_train))
    for b, start in enumerate(range(0, len(x_train), args.batch_size)):
        idx = perm[start:start + args.batch_size]
        data, target = Variable(x_train[idx]), Variable(y_train[idx])
        optimizer.zero_grad()
        loss = F.nll_loss(model(data), target)
        loss.backward()
        optimizer.step()
        if b % 15 == 0:
            print('Train Epoch: {} [{}/{}]\tLoss: {:.6f}'.format(epoch, start, len(x_train), loss.item()))


def test():
    model.eval()
    with torch.no_grad():
        out = model(x_test)
    acc = (out.max(1)[1] == y_test).float().mean().item()
    print('Test set: accuracy {:.3f}, average loss {:.4f}'.format(acc, F.nll_loss(out, y_test).item()))


for epoch in range(1, args.epochs + 1):
    train(epoch)
test()
