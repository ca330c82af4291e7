import torch
import torch.nn as nn
from sklearn.datasets import make_moons
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(123)


class DeepMLP(nn.Module):
    def __init__(self, depth: int = 7, width: int = 24) -> None:
        super().__init__()
        layers: list[nn.Module] = []
        n_in = 2
        for _ in range(depth):
            layers += [nn.Linear(n_in, width), nn.Sigmoid()]
            n_in = width
        self.body = nn.Sequential(*layers)
        self.head = nn.Linear(width, 1)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.head(self.body(x)).squeeze(-1)


def load(n: int, seed: int) -> TensorDataset:
    X, y = make_moons(n, noise=0.1, random_state=seed)
    X = torch.tensor(X, dtype=torch.float32)
    X = (X - torch.tensor([0.5, 0.25])) / torch.tensor([0.87, 0.5])
    return TensorDataset(X, torch.tensor(y, dtype=torch.float32))


train_loader = DataLoader(load(500, 0), batch_size=50, shuffle=True)
valid = load(300, 1)
model = DeepMLP()
optimizer = torch.optim.SGD(model.parameters(), lr=0.2, momentum=0.5)
criterion = nn.BCEWithLogitsLoss()

for epoch in range(60):
    total = 0.0
    for xb, yb in train_loader:
        optimizer.zero_grad()
        loss = criterion(model(xb), yb)
        loss.backward()
        optimizer.step()
        total += loss.item()
    if epoch % 10 == 0:
        print(f'Epoch {epoch:3d} | loss {total / len(train_loader):.4f}')

with torch.no_grad():
    xv, yv = valid.tensors
    print('valid accuracy', ((model(xv) > 0).float() == yv).float().mean().item())
