from typing import Sequence

import torch
import torch.nn as nn
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split
from torch.utils.data import DataLoader, TensorDataset


def build_mlp(sizes: Sequence[int]) -> nn.Sequential:
    layers: list[nn.Module] = []
    for n_in, n_out in zip(sizes[:-1], sizes[1:]):
        layers.append(nn.Linear(n_in, n_out))
        layers.append(nn.Tanh())
    return nn.Sequential(*layers)


def loaders(batch_size: int = 64):
    X, y = load_digits(return_X_y=True)
    X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.25, random_state=3, stratify=y)
    spread = X_train.std(axis=0)
    keep = spread > 0.5
    mean = X_train[:, keep].mean(axis=0)

    def pack(a, b):
        a = (a[:, keep] - mean) / spread[keep]
        return TensorDataset(torch.tensor(a, dtype=torch.float32), torch.tensor(b))

    return (DataLoader(pack(X_train, y_train), batch_size=batch_size, shuffle=True),
            DataLoader(pack(X_test, y_test), batch_size=512), int(keep.sum()))


torch.manual_seed(6)
train_loader, test_loader, width = loaders()
model = build_mlp([width, 48, 10])
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.AdamW(model.parameters(), lr=2e-3, weight_decay=0.05)
for epoch in range(16):
    model.train()
    for xb, yb in train_loader:
        optimizer.zero_grad(set_to_none=True)
        criterion(model(xb), yb).backward()
        optimizer.step()
    model.eval()
    with torch.no_grad():
        test_loss = sum(criterion(model(a), b).item() for a, b in test_loader)
    print(f"epoch {epoch + 1}, test loss {test_loss:.4f}")
