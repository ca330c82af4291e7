import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset
from sklearn.datasets import make_classification
from sklearn.model_selection import train_test_split


class ResidualBlock(nn.Module):
    def __init__(self, dim: int, drop: float = 0.1):
        super().__init__()
        self.norm = nn.LayerNorm(dim)
        self.fc1 = nn.Linear(dim, dim)
        self.fc2 = nn.Linear(dim, dim)
        self.drop = nn.Dropout(drop)

    def forward(self, x):
        return x + self.fc2(self.drop(nn.functional.gelu(self.fc1(self.norm(x)))))


class ResMLP(nn.Module):
    def __init__(self, n_in: int, n_out: int, dim: int = 24, depth: int = 6):
        super().__init__()
        self.stem = nn.Linear(n_in, dim)
        self.blocks = nn.ModuleList(ResidualBlock(dim) for _ in range(depth))
        self.head = nn.Sequential(nn.LayerNorm(dim), nn.Linear(dim, n_out))

    def forward(self, x):
        x = self.stem(x)
        for block in self.blocks:
            x = block(x)
        return self.head(x)


X, y = make_classification(n_samples=1700, n_features=7, n_informative=7, n_redundant=0, n_classes=3,
                           n_clusters_per_class=1, class_sep=2.0, flip_y=0.0, random_state=4)
X_tr, X_te, y_tr, y_te = train_test_split(X, y, test_size=500, random_state=4)
mean, std = X_tr.mean(0), X_tr.std(0)
ds = lambda a, b: TensorDataset(torch.tensor((a - mean) / std, dtype=torch.float32), torch.tensor(b))
torch.manual_seed(4)
model = ResMLP(7, 3)
criterion = nn.CrossEntropyLoss(label_smoothing=0.1)
optimizer = torch.optim.AdamW(model.parameters(), lr=3e-3, weight_decay=0.01)
scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=8)
for epoch in range(8):
    model.train()
    for xb, yb in DataLoader(ds(X_tr, y_tr), batch_size=75, shuffle=True):
        optimizer.zero_grad()
        loss = criterion(model(xb), yb)
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 0.5)
        optimizer.step()
    scheduler.step()
    model.eval()
    with torch.no_grad():
        xb, yb = ds(X_te, y_te).tensors
        acc = (model(xb).argmax(1) == yb).float().mean().item()
    print(f"epoch {epoch + 1:2d} loss {loss.item():.4f} accuracy {acc:.4f}")
