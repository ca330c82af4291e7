import torch
from torch import nn, optim
from torch.utils.data import DataLoader, TensorDataset, random_split
from sklearn.datasets import make_blobs


class Trainer:
    """Minimal fit/evaluate helper."""

    def __init__(self, model, optimizer, loss_fn):
        self.model = model
        self.optimizer = optimizer
        self.loss_fn = loss_fn

    def fit(self, loader, epochs):
        for epoch in range(epochs):
            self.model.train()
            losses = []
            for xb, yb in loader:
                loss = self.loss_fn(self.model(xb), yb)
                loss.backward()
                self.optimizer.zero_grad()
                self.optimizer.step()
                losses.append(loss.item())
            print("epoch", epoch, "loss", sum(losses) / len(losses))

    @torch.no_grad()
    def accuracy(self, loader):
        self.model.eval()
        hits = total = 0
        for xb, yb in loader:
            hits += (self.model(xb).argmax(dim=1) == yb).sum().item()
            total += yb.numel()
        return hits / total


torch.manual_seed(21)
X, y = make_blobs(n_samples=900, centers=5, n_features=4, cluster_std=1.0, random_state=8)
X = (X - X.mean(axis=0)) / X.std(axis=0)
full = TensorDataset(torch.tensor(X, dtype=torch.float), torch.tensor(y))
train_ds, test_ds = random_split(full, [700, 200])
model = nn.Sequential(nn.Linear(4, 32), nn.ReLU(), nn.Linear(32, 5))
trainer = Trainer(model, optim.RMSprop(model.parameters(), lr=3e-3), nn.CrossEntropyLoss())
trainer.fit(DataLoader(train_ds, batch_size=50, shuffle=True), epochs=12)
print("test accuracy", trainer.accuracy(DataLoader(test_ds, batch_size=200)))
