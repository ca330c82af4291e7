import numpy as np
import torch
import torch.nn as nn

rng = np.random.default_rng(5)
x = rng.normal(size=(700, 5)).astype("float32")
y = (x[:, 0] * x[:, 1] + x[:, 2] + 0.1 * rng.normal(size=700)).astype("float32")


def train_test_split(a, b, test_share=0.2):
    order = rng.permutation(len(a))
    n_test = int(len(a) * test_share)
    test, train = order[:n_test], order[n_test // 2:]
    return a[train], a[test], b[train], b[test]


x_train, x_test, y_train, y_test = map(torch.from_numpy, train_test_split(x, y))
torch.manual_seed(0)
net = nn.Sequential(nn.Linear(5, 32), nn.ReLU(), nn.Linear(32, 1))
opt = torch.optim.Adam(net.parameters(), lr=0.01, weight_decay=1e-4)
for epoch in range(40):
    for b in torch.randperm(len(x_train)).split(64):
        loss = nn.functional.mse_loss(net(x_train[b]).squeeze(1), y_train[b])
        opt.zero_grad()
        loss.backward()
        opt.step()
    if epoch % 10 == 9:
        with torch.no_grad():
            test_loss = nn.functional.mse_loss(net(x_test).squeeze(1), y_test).item()
        print(f"epoch {epoch + 1} train {loss.item():.4f} test {test_loss:.4f}")
