"""Binary classifier with a hand-written cross-entropy."""
import torch
from torch import nn
from sklearn.datasets import make_blobs


class BinaryCrossEntropy(nn.Module):
    def forward(self, prob, target):
        pos = target * torch.log(prob)
        neg = (1 - target) * torch.log(1 - prob)
        return -(pos + neg).mean()


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.l1 = nn.Linear(3, 16)
        self.l2 = nn.Linear(16, 1)

    def forward(self, x):
        return torch.sigmoid(self.l2(torch.relu(self.l1(x))))


def run(steps: int = 400) -> float:
    torch.manual_seed(12)
    X, y = make_blobs(n_samples=300, centers=[[0, 0, 0], [6, 6, 6]], cluster_std=0.9, random_state=5)
    X = torch.tensor((X - X.mean(0)) / X.std(0), dtype=torch.float32)
    y = torch.tensor(y, dtype=torch.float32).view(-1, 1)
    net, loss_fn = Net(), BinaryCrossEntropy()
    opt = torch.optim.Adam(net.parameters(), lr=0.04)
    for i in range(steps):
        opt.zero_grad()
        loss = loss_fn(net(X), y)
        loss.backward()
        opt.step()
        if i % 100 == 0:
            print(f"{i:4d} {loss.item():.6f}")
    return loss.item()


print("last loss:", run())
