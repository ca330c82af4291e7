import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
from sklearn.datasets import make_classification
from types import SimpleNamespace

cfg = SimpleNamespace(epochs=15, batch_size=128, lr=0.01, seed=90)
torch.manual_seed(cfg.seed)

X, y = make_classification(n_samples=1000, n_features=6, n_informative=6, n_redundant=0, n_classes=3,
                           n_clusters_per_class=1, class_sep=2.0, flip_y=0.0, random_state=cfg.seed)
X = (X - X.mean(0)) / X.std(0)
X, y = torch.tensor(X, dtype=torch.float32), torch.tensor(y)
train_loader = DataLoader(TensorDataset(X[:800], y[:800]), batch_size=cfg.batch_size, shuffle=True)
val_loader = DataLoader(TensorDataset(X[800:], y[800:]), batch_size=cfg.batch_size)

model = nn.Sequential(nn.Linear(6, 16), nn.LeakyReLU(), nn.Linear(16, 3))
optimizer = torch.optim.Adam(model.parameters(), lr=cfg.lr)
criterion = nn.CrossEntropyLoss()


def validate():
    model.eval()
    correct, losses = 0, []
    with torch.no_grad():
        for xb, yb in val_loader:
            logits = model(xb)
            losses.append(criterion(logits, yb).item())
            correct += (logits.argmax(dim=1) == yb).sum().item()
    accuracy = correct / (len(val_loader) * cfg.batch_size)
    return sum(losses) / len(losses), accuracy


for epoch in range(cfg.epochs):
    model.train()
    for xb, yb in train_loader:
        optimizer.zero_grad()
        loss = criterion(model(xb), yb)
        loss.backward()
        optimizer.step()
    val_loss, val_acc = validate()
    print(f"epoch {epoch:2d} val_loss {val_loss:.4f} val_acc {val_acc:.4f}")
