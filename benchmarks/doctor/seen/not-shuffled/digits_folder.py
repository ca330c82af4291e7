"""Digits 'read from folders' 0..9 one after the other, small CNN-free baseline."""
import torch
from torch import nn
from torch.utils.data import ConcatDataset, DataLoader, TensorDataset
from sklearn.datasets import load_digits
from sklearn.decomposition import PCA

torch.manual_seed(88)
raw = load_digits()
feats = torch.tensor(PCA(10, whiten=True, random_state=0).fit_transform(raw.data), dtype=torch.float32)
target = torch.tensor(raw.target)


def read_folder(d, part):
    rows = (target == d).nonzero().flatten()
    rows = rows[:140] if part == "train" else rows[140:]
    return TensorDataset(feats[rows], torch.full((len(rows),), d))


train_set = ConcatDataset([read_folder(d, "train") for d in range(10)])
test_set = ConcatDataset([read_folder(d, "test") for d in range(10)])
train_loader = DataLoader(train_set, batch_size=20)
test_loader = DataLoader(test_set, batch_size=200)

net = nn.Sequential(nn.Linear(10, 32), nn.ReLU(), nn.Linear(32, 10))
sgd = torch.optim.SGD(net.parameters(), lr=0.3)
criterion = nn.CrossEntropyLoss()


def test():
    net.eval()
    good = 0
    with torch.no_grad():
        for x, y in test_loader:
            good += (net(x).argmax(1) == y).sum().item()
    return good / len(test_set)


for epoch in range(12):
    net.train()
    for x, y in train_loader:
        sgd.zero_grad()
        loss = criterion(net(x), y)
        loss.backward()
        sgd.step()
    print(f"Epoch {epoch}: test accuracy {test():.4f}")
