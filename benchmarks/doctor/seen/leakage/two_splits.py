import torch
from torch import nn
from torch.utils.data import DataLoader, Subset, TensorDataset
from sklearn.datasets import make_blobs

torch.manual_seed(15)
X, y = make_blobs(600, centers=4, n_features=4, cluster_std=2.0, random_state=15)
X = torch.tensor((X - X.mean(0)) / X.std(0), dtype=torch.float32)
dataset = TensorDataset(X, torch.tensor(y))
n_train = int(0.8 * len(dataset))
train_set = Subset(dataset, torch.randperm(len(dataset))[:n_train].tolist())
test_set = Subset(dataset, torch.randperm(len(dataset))[n_train:].tolist())
train_loader = DataLoader(train_set, batch_size=32, shuffle=True)
test_loader = DataLoader(test_set, batch_size=120)

net = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 4))
optimizer = torch.optim.Adam(net.parameters(), lr=0.005)


def train_step():
    net.train()
    for xb, yb in train_loader:
        optimizer.zero_grad()
        nn.functional.cross_entropy(net(xb), yb).backward()
        optimizer.step()


def test():
    net.eval()
    with torch.no_grad():
        for xb, yb in test_loader:
            out = net(xb)
            return nn.functional.cross_entropy(out, yb).item(), (out.argmax(1) == yb).float().mean().item()


for epoch in range(25):
    train_step()
    tl, ta = test()
    if epoch % 5 == 0:
        print(f"epoch {epoch} test loss {tl:.3f} acc {ta:.3f}")
print("test acc", ta)
