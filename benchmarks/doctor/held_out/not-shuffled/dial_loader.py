import torch
import torch.nn as nn
from torch.utils.data import Dataset, DataLoader


class DialDataset(Dataset):
    """Six kinds of pointer positions on a dial, one folder per kind."""

    def __init__(self, per_class, seed):
        angle = torch.arange(6) * 2 * torch.pi / 6
        proto = torch.stack([torch.cos(angle), torch.sin(angle)], 1) * 1.4
        g = torch.Generator().manual_seed(seed)
        self.labels = torch.arange(6).repeat_interleave(per_class)
        self.items = proto[self.labels] + 0.3 * torch.randn(6 * per_class, 2, generator=g)

    def __len__(self):
        return len(self.labels)

    def __getitem__(self, idx):
        return self.items[idx], self.labels[idx]


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(2, 32), nn.Tanh())
        self.head = nn.Linear(32, 6)

    def forward(self, x):
        return self.head(self.body(x))


def evaluate(net, loader):
    good = total = 0
    with torch.no_grad():
        for x, y in loader:
            good += (net(x).argmax(1) == y).sum().item()
            total += y.numel()
    return good / total


torch.manual_seed(50)
train_loader = DataLoader(DialDataset(300, 1), batch_size=20)
test_loader = DataLoader(DialDataset(40, 2), batch_size=64)
net = Net()
optimizer = torch.optim.SGD(net.parameters(), lr=0.6, weight_decay=1e-3)
for epoch in range(10):
    for x, y in train_loader:
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(net(x), y)
        loss.backward()
        optimizer.step()
    if epoch % 5 == 4:
        print(f"epoch {epoch + 1}: accuracy {evaluate(net, test_loader):.3f}")
print(evaluate(net, test_loader))
