"""Four minerals, sixteen-band spectra."""
import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(100)
signature = torch.randn(4, 16)


def record(mineral: int, n: int) -> torch.Tensor:
    return 0.7 * signature[mineral] + 0.9 * torch.randn(n, 16)


def read_all(per_class: int) -> TensorDataset:
    xs, ys = [], []
    for m in range(4):
        xs.append(record(m, per_class))
        ys.append(torch.full((per_class,), m))
    return TensorDataset(torch.cat(xs), torch.cat(ys))


train_loader = DataLoader(read_all(300), batch_size=15)
test_loader = DataLoader(read_all(100), batch_size=100)

net = nn.Sequential(nn.Linear(16, 20), nn.ReLU(), nn.Linear(20, 4))
optimizer = torch.optim.SGD(net.parameters(), lr=0.05, momentum=0.9, weight_decay=5e-3)
loss_fn = nn.CrossEntropyLoss()


def train():
    net.train()
    last = None
    for x, y in train_loader:
        optimizer.zero_grad()
        last = loss_fn(net(x), y)
        last.backward()
        optimizer.step()
    return last.item()


def test():
    net.eval()
    ok = n = 0
    with torch.no_grad():
        for x, y in test_loader:
            ok += (net(x).argmax(1) == y).sum().item()
            n += len(y)
    return ok / n


for epoch in range(10):
    l = train()
    print(f"epoch {epoch} last batch loss {l:.3f} test acc {test():.3f}")
