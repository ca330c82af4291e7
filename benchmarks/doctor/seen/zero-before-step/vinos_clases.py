from typing import Tuple

import torch
from sklearn.datasets import load_wine
from torch import Tensor, nn

torch.manual_seed(2)


def load() -> Tuple[Tensor, Tensor, Tensor, Tensor]:
    raw = load_wine()
    X = torch.tensor(raw.data, dtype=torch.float32)
    y = torch.tensor(raw.target)
    order = torch.randperm(len(X))
    X, y = X[order], y[order]
    mean, std = X[:120].mean(0), X[:120].std(0)
    X = (X - mean) / std
    return X[:120], y[:120], X[120:], y[120:]


def train(model: nn.Module, X: Tensor, y: Tensor, epochs: int = 25, batch: int = 24) -> None:
    criterion = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.05, momentum=0.9, weight_decay=1e-2)
    for epoch in range(epochs):
        total = 0.0
        for idx in torch.randperm(len(X)).split(batch):
            loss = criterion(model(X[idx]), y[idx])
            loss.backward()
            optimizer.zero_grad()
            optimizer.step()
            total += loss.item() * len(idx)
        if epoch % 10 == 0:
            print(f"epoch {epoch} loss {total / len(X):.4f}")


X_train, y_train, X_test, y_test = load()
net = nn.Sequential(nn.Linear(13, 16), nn.ReLU(), nn.Linear(16, 3))
train(net, X_train, y_train)
with torch.no_grad():
    print("test accuracy", (net(X_test).argmax(1) == y_test).float().mean().item())
