import torch
from torch import nn
from sklearn.datasets import load_digits
from torch.utils.data import DataLoader, TensorDataset


def get_loader(ds, batch_size, seed=123):
    g = torch.Generator().manual_seed(seed)
    return DataLoader(ds, batch_size=batch_size, shuffle=True, generator=g)


def get_data():
    raw = load_digits()
    x = torch.tensor(raw.data, dtype=torch.float32)[:, raw.data.std(0) > 0.5]
    x = (x - x.mean(0)) / x.std(0)
    y = torch.tensor(raw.target)
    perm = torch.randperm(len(x))
    x, y = x[perm], y[perm]
    return TensorDataset(x[:1400], y[:1400]), TensorDataset(x[1400:], y[1400:])


torch.manual_seed(123)
train_ds, test_ds = get_data()
model = nn.Sequential(nn.Linear(train_ds[0][0].numel(), 32), nn.ReLU(), nn.Dropout(0.1), nn.Linear(32, 10))
optimizer = torch.optim.Adam(model.parameters(), lr=3e-3)
criterion = nn.CrossEntropyLoss()
for epoch in range(10):
    model.train()
    for xb, yb in get_loader(train_ds, 50):
        optimizer.zero_grad()
        loss = criterion(model(xb), yb)
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())
model.eval()
xt, yt = test_ds.tensors
with torch.no_grad():
    print("test accuracy", (model(xt).argmax(1) == yt).float().mean().item())
