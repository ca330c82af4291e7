import torch
import torch.nn as nn
from sklearn.datasets import make_classification
from torch.utils.data import DataLoader, TensorDataset, random_split

torch.manual_seed(0)
X, y = make_classification(n_samples=900, n_features=8, n_informative=5, n_redundant=0, class_sep=1.2, random_state=5)
ds = TensorDataset(torch.tensor((X - X.mean(0)) / X.std(0)).float(), torch.tensor(y).long())
tr, va = random_split(ds, [700, 200])
train_loader = DataLoader(tr, batch_size=50, shuffle=True)
val_loader = DataLoader(va, batch_size=64)

model = nn.Sequential(nn.Linear(8, 16), nn.ReLU(), nn.Linear(16, 2))
optimizer = torch.optim.Adam(model.parameters(), lr=5e-3)
criterion = nn.CrossEntropyLoss()


def evaluate():
    model.eval()
    correct = 0
    with torch.no_grad():
        for xb, yb in val_loader:
            pred = model(xb).argmax(dim=0)
            correct += sum(int(p == q) for p, q in zip(pred, yb))
    return correct / len(va)


for epoch in range(15):
    model.train()
    for xb, yb in train_loader:
        optimizer.zero_grad()
        loss = criterion(model(xb), yb)
        loss.backward()
        optimizer.step()
    acc = evaluate()
    print(f"Epoch {epoch + 1}: loss={loss.item():.4f} val_acc={acc:.4f}")
