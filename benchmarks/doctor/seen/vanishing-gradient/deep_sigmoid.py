import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
from sklearn.datasets import make_classification
from sklearn.model_selection import train_test_split


class Block(nn.Module):
    def __init__(self, n_in, n_out):
        super().__init__()
        self.fc = nn.Linear(n_in, n_out)
        self.act = nn.Sigmoid()

    def forward(self, x):
        return self.act(self.fc(x))


class DeepNet(nn.Module):
    def __init__(self, n_in, width=24, depth=7, n_classes=2):
        super().__init__()
        dims = [n_in] + [width] * depth
        self.blocks = nn.Sequential(*[Block(a, b) for a, b in zip(dims, dims[1:])])
        self.head = nn.Linear(width, n_classes)

    def forward(self, x):
        return self.head(self.blocks(x))


torch.manual_seed(30)
X, y = make_classification(n_samples=1200, n_features=6, n_informative=6, n_redundant=0,
                           n_clusters_per_class=1, class_sep=2.0, flip_y=0.0, random_state=14)
X = (X - X.mean(0)) / X.std(0)
X_tr, X_te, y_tr, y_te = train_test_split(X, y, test_size=300, random_state=1)
tensors = lambda a, b: TensorDataset(torch.tensor(a).float(), torch.tensor(b))
loader = DataLoader(tensors(X_tr, y_tr), batch_size=45, shuffle=True)
X_te, y_te = tensors(X_te, y_te).tensors

model = DeepNet(6)
optimizer = torch.optim.SGD(model.parameters(), lr=0.05, momentum=0.5)
loss_fn = nn.CrossEntropyLoss()
for epoch in range(20):
    total = 0.0
    for xb, yb in loader:
        optimizer.zero_grad()
        loss = loss_fn(model(xb), yb)
        loss.backward()
        optimizer.step()
        total += loss.item()
    with torch.no_grad():
        acc = (model(X_te).argmax(1) == y_te).float().mean().item()
    print(f"epoch {epoch} loss {total / len(loader):.4f} test acc {acc:.3f}")
