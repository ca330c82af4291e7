import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import make_moons
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
X, y = make_moons(800, noise=0.15, random_state=0)
X = torch.tensor((X - X.mean(0)) / X.std(0)).float()
y = torch.tensor(y)
train = DataLoader(TensorDataset(X[:600], y[:600]), batch_size=40, shuffle=True)
val = DataLoader(TensorDataset(X[600:], y[600:]), batch_size=200)

net = nn.Sequential(nn.Linear(2, 32), nn.ReLU(), nn.Linear(32, 32), nn.ReLU(), nn.Linear(32, 2))
optimizer = torch.optim.Adam(net.parameters(), lr=3e-3)


def train_one_epoch(epoch):
    net.train()
    train_loss = 0
    correct = 0
    for i, (inputs, targets) in enumerate(train):
        optimizer.zero_grad()
        outputs = net(inputs)
        loss = F.cross_entropy(outputs, targets)
        loss.backward()
        optimizer.step()
        train_loss += loss
        correct += (outputs.argmax(1) == targets).sum().item()
    print("Epoch %d  loss %.4f  acc %.3f" % (epoch, train_loss / len(train), correct / 600))


@torch.no_grad()
def validate():
    net.eval()
    tot = 0.0
    for a, b in val:
        tot += F.cross_entropy(net(a), b, reduction="sum").item()
    return tot / 200


for e in range(25):
    train_one_epoch(e)
    v = validate()
print("val", v)
