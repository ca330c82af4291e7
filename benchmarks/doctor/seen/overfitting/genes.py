"""Predict treatment response from 20 expression values (100 patients)."""
import torch
from torch import nn

gen = torch.Generator().manual_seed(99)
X = torch.randn(360, 20, generator=gen)
beta = torch.randn(20, generator=gen) * 0.9
y = ((X @ beta + 1.5 * torch.randn(360, generator=gen)) > 0).float().unsqueeze(1)
X_train, y_train = X[:100], y[:100]
X_val, y_val = X[100:], y[100:]

torch.manual_seed(99)
model = nn.Sequential(nn.Linear(20, 128), nn.ReLU(), nn.Linear(128, 128), nn.ReLU(), nn.Linear(128, 1))
optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
criterion = nn.BCEWithLogitsLoss()
for epoch in range(150):
    model.train()
    for idx in torch.randperm(100).split(20):
        optimizer.zero_grad()
        loss = criterion(model(X_train[idx]), y_train[idx])
        loss.backward()
        optimizer.step()
    model.eval()
    with torch.no_grad():
        val_loss = criterion(model(X_val), y_val)
    if epoch % 15 == 0:
        print(f"{epoch:4d} train {loss.item():.4f} val {val_loss.item():.4f}")
print("val loss", val_loss.item())
