import torch
from torch import nn
from sklearn.datasets import load_breast_cancer

bunch = load_breast_cancer()
gen = torch.Generator().manual_seed(77)
shuffle = torch.randperm(569, generator=gen)
X = torch.tensor(bunch.data, dtype=torch.float32)[shuffle]
y = torch.tensor(bunch.target, dtype=torch.float32)[shuffle]
n_train = 420
mu, sigma = X[:n_train].mean(0), X[:n_train].std(0)
X = (X - mu) / sigma
X_train, y_train = X[:n_train], y[:n_train]
X_test, y_test = X[320:], y[320:]

torch.manual_seed(0)
clf = nn.Sequential(nn.Linear(30, 10), nn.ReLU(), nn.Linear(10, 1))
opt = torch.optim.SGD(clf.parameters(), lr=0.1, weight_decay=5e-3)
bce = nn.BCEWithLogitsLoss()
for epoch in range(30):
    perm = torch.randperm(n_train, generator=gen)
    for k in range(0, n_train, 42):
        rows = perm[k:k + 42]
        opt.zero_grad()
        loss = bce(clf(X_train[rows]).flatten(), y_train[rows])
        loss.backward()
        opt.step()
    with torch.no_grad():
        test_loss = bce(clf(X_test).flatten(), y_test).item()
    if epoch % 5 == 0:
        print(f"{epoch}: train {loss.item():.3f} test {test_loss:.3f}")
with torch.no_grad():
    print("test accuracy", ((clf(X_test).flatten() > 0) == y_test.bool()).float().mean().item())
