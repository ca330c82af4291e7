import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset, random_split

torch.manual_seed(101)
X = torch.randn(700, 4)
y = ((X[:, 0] * X[:, 1] + X[:, 2] + 0.2 * torch.randn(700)) > 0).float()
train_ds, test_ds = random_split(TensorDataset(X, y), [500, 200])
train_dl = DataLoader(train_ds, batch_size=50, shuffle=True)
test_dl = DataLoader(test_ds, batch_size=50)


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(4, 24), nn.Tanh(), nn.Linear(24, 1))

    def forward(self, x):
        return self.body(x)


def accuracy(model, loader):
    model.eval()
    hits, seen = 0.0, 0
    with torch.no_grad():
        for xb, yb in loader:
            pred = (model(xb) > 0).float()
            hits += (pred == yb).float().mean().item() * len(yb)
            seen += len(yb)
    return hits / seen


model = Net()
loss_fn = nn.BCEWithLogitsLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=0.05, weight_decay=1e-4)
for epoch in range(25):
    model.train()
    running = 0.0
    for xb, yb in train_dl:
        optimizer.zero_grad()
        loss = loss_fn(model(xb), yb.unsqueeze(1))
        loss.backward()
        optimizer.step()
        running += loss.item()
    if epoch % 5 == 4:
        print(f"epoch {epoch + 1} loss {running / len(train_dl):.4f} accuracy {accuracy(model, test_dl):.4f}")
