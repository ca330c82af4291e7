import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset
from sklearn.datasets import load_digits

torch.manual_seed(0)
digits = load_digits()
cols = digits.data.var(0) > 0.1
X = digits.data[:, cols] / 16.0 - 0.4
X = torch.tensor(X / X.std(), dtype=torch.float32)
y = torch.tensor(digits.target)
perm = torch.randperm(len(y))
train_set = TensorDataset(X[perm[:1400]], y[perm[:1400]])
test_X, test_y = X[perm[1400:]], y[perm[1400:]]

EPOCHS = 2
model = nn.Sequential(nn.Linear(X.shape[1], 48), nn.ReLU(), nn.Linear(48, 10))
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
loss_fn = nn.CrossEntropyLoss()
for epoch in range(EPOCHS):
    for xb, yb in DataLoader(train_set, batch_size=64, shuffle=True):
        optimizer.zero_grad()
        loss = loss_fn(model(xb), yb)
        loss.backward()
        optimizer.step()
    with torch.no_grad():
        print(f"epoch {epoch + 1} train loss {loss.item():.3f} test loss {loss_fn(model(test_X), test_y).item():.4f}")
