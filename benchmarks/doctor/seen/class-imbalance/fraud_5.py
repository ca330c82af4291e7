# Fraud detection on card payments
import numpy as np
import torch
import torch.nn as nn
from sklearn.metrics import recall_score, balanced_accuracy_score
from sklearn.model_selection import train_test_split
from torch.utils.data import DataLoader, TensorDataset


def payments(n_normal=3960, n_fraud=40, seed=1):
    rng = np.random.default_rng(seed)
    normal = rng.normal(0.0, 1.0, size=(n_normal, 4))
    pool = rng.normal(0.0, 1.0, size=(20000, 4))
    fraud = pool[pool[:, 0] + pool[:, 2] > 2.6][:n_fraud]
    X = np.vstack([normal, fraud]).astype("float32")
    y = np.r_[np.zeros(n_normal), np.ones(n_fraud)].astype("float32")
    return X, y


class FraudNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.hidden = nn.Linear(4, 8)
        self.lin = nn.Linear(8, 1)

    def forward(self, x):
        return self.lin(torch.tanh(self.hidden(x))).squeeze(1)


X, y = payments()
X = (X - X.mean(axis=0)) / X.std(axis=0)
X_tr, X_te, y_tr, y_te = train_test_split(X, y, test_size=0.4, stratify=y, random_state=2)
torch.manual_seed(2)
loader = DataLoader(TensorDataset(torch.from_numpy(X_tr), torch.from_numpy(y_tr)), batch_size=100, shuffle=True)
model = FraudNet()
criterion = nn.BCEWithLogitsLoss()
optimizer = torch.optim.AdamW(model.parameters(), lr=0.02, weight_decay=0.01)
for epoch in range(25):
    total = 0.0
    for xb, yb in loader:
        optimizer.zero_grad()
        loss = criterion(model(xb), yb)
        loss.backward()
        optimizer.step()
        total += loss.item()
    if epoch % 5 == 0:
        print(f"epoch {epoch}: loss {total / len(loader):.4f}")

with torch.no_grad():
    decision = (model(torch.from_numpy(X_te)) > 0).numpy()
print("accuracy", (decision == y_te).mean())
print("recall of frauds", recall_score(y_te, decision))
print("balanced accuracy", balanced_accuracy_score(y_te, decision))
