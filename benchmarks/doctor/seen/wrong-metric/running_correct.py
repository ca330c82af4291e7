import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset
from sklearn.datasets import make_moons

torch.manual_seed(3)
X, y = make_moons(900, noise=0.22, random_state=1)
X = torch.tensor((X - X.mean(0)) / X.std(0), dtype=torch.float32)
y = torch.tensor(y)
train_loader = DataLoader(TensorDataset(X[:600], y[:600]), batch_size=64, shuffle=True)
val_loader = DataLoader(TensorDataset(X[600:], y[600:]), batch_size=64)

model = nn.Sequential(nn.Linear(2, 24), nn.ReLU(), nn.Linear(24, 2))
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=0.02)


def evaluate(loader):
    correct, total = 0, 0
    with torch.no_grad():
        for xb, yb in loader:
            predicted = model(xb).argmax(dim=1)
            correct += (predicted == yb).sum().item()
            total += 1
    return correct / total


for epoch in range(15):
    for xb, yb in train_loader:
        optimizer.zero_grad()
        loss = criterion(model(xb), yb)
        loss.backward()
        optimizer.step()
    if epoch % 5 == 4:
        print(f"epoch {epoch + 1}: loss {loss.item():.3f} val accuracy {evaluate(val_loader):.3f}")
