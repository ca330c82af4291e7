"""Card fraud: about three of a hundred payments are fraudulent."""
import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(83)


def payments(n, n_fraud):
    normal = torch.randn(n - n_fraud, 6)
    fraud = torch.randn(n_fraud, 6) + torch.tensor([1.0, -0.9, 0.8, 0.0, 0.4, 0.0])
    x = torch.cat([normal, fraud])
    y = torch.cat([torch.zeros(n - n_fraud), torch.ones(n_fraud)]).long()
    p = torch.randperm(n)
    return x[p], y[p]


x_train, y_train = payments(4000, 100)
x_test, y_test = payments(4000, 100)
loader = DataLoader(TensorDataset(x_train, y_train), batch_size=100, shuffle=True)
model = nn.Sequential(nn.Linear(6, 8), nn.Tanh(), nn.Linear(8, 2))
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=0.002, weight_decay=1e-3)
for epoch in range(12):
    total = 0.0
    for x, y in loader:
        optimizer.zero_grad()
        loss = criterion(model(x), y)
        loss.backward()
        optimizer.step()
        total += loss.item()
    print(f"epoch {epoch + 1} loss {total / len(loader):.4f}")

with torch.no_grad():
    pred = model(x_test).argmax(1)
recalls = [(pred[y_test == c] == c).float().mean().item() for c in (0, 1)]
print("accuracy", (pred == y_test).float().mean().item())
print("balanced accuracy", sum(recalls) / 2)
