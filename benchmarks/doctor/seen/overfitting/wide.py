import torch
from torch import nn
from sklearn.datasets import load_diabetes

torch.manual_seed(90)
X, y = load_diabetes(return_X_y=True)
X = torch.tensor(X / X.std(0), dtype=torch.float32)
y = torch.tensor((y - y.mean()) / y.std(), dtype=torch.float32)
p = torch.randperm(len(X))
X, y = X[p], y[p]
Xtr, ytr, Xva, yva = X[:220], y[:220], X[220:], y[220:]

NET = dict(hidden=256, layers=2)


def build(hidden, layers):
    mods, d = [], 10
    for _ in range(layers):
        mods += [nn.Linear(d, hidden), nn.ReLU()]
        d = hidden
    return nn.Sequential(*mods, nn.Linear(d, 1), nn.Flatten(0))


model = build(**NET)
optimizer = torch.optim.Adam(model.parameters(), lr=2e-3)
for epoch in range(100):
    model.train()
    for b in torch.randperm(220).split(22):
        loss = nn.functional.mse_loss(model(Xtr[b]), ytr[b])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    model.eval()
    with torch.no_grad():
        val = nn.functional.mse_loss(model(Xva), yva).item()
    if epoch % 10 == 9:
        print(f"epoch {epoch + 1:3d} train {loss.item():.3f} valid {val:.3f}")
print("last valid loss", val)
