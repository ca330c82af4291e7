"""Autotuned k-class model for soil types, with train and test loaders."""
import torch
from torch.utils.data import DataLoader, Subset, TensorDataset
from torch import nn

torch.manual_seed(47)
kinds = 4
mean = torch.randn(kinds, 6) * 1.5
label = torch.randint(0, kinds, (1200,))
soil = mean[label] + torch.randn(1200, 6)
soil = (soil - soil.mean(0)) / soil.std(0)
full = TensorDataset(soil, label)

n_train = int(0.8 * len(full))
perm = torch.randperm(len(full))
train_idx = perm[:n_train]
test_idx = torch.randperm(len(full))[n_train:]
train_dl = DataLoader(Subset(full, train_idx.tolist()), batch_size=48, shuffle=True)
test_dl = DataLoader(Subset(full, test_idx.tolist()), batch_size=240)

net = nn.Sequential(nn.Linear(6, 16), nn.ReLU(), nn.Linear(16, kinds))
opt = torch.optim.Adam(net.parameters(), lr=5e-3, weight_decay=1e-3)
ce = nn.CrossEntropyLoss()


def evaluate():
    net.eval()
    loss = hits = 0.0
    with torch.no_grad():
        for x, y in test_dl:
            o = net(x)
            loss += ce(o, y).item() * len(y)
            hits += (o.argmax(1) == y).sum().item()
    net.train()
    return loss / len(test_idx), hits / len(test_idx)


for epoch in range(15):
    for x, y in train_dl:
        opt.zero_grad()
        ce(net(x), y).backward()
        opt.step()
    if epoch % 3 == 2:
        print("epoch %d: test loss %.4f accuracy %.4f" % (epoch + 1, *evaluate()))
