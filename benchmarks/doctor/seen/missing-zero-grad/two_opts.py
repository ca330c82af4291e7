import torch
import torch.nn as nn
import torch.optim as optim
from sklearn.datasets import load_breast_cancer
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
from torch.utils.data import DataLoader, TensorDataset

SEED = 21
torch.manual_seed(SEED)

X, y = load_breast_cancer(return_X_y=True)
X_tr, X_te, y_tr, y_te = train_test_split(X, y, test_size=0.25, random_state=SEED, stratify=y)
sc = StandardScaler().fit(X_tr)
to = lambda a: torch.tensor(a, dtype=torch.float32)
X_tr, X_te, y_tr, y_te = to(sc.transform(X_tr)), to(sc.transform(X_te)), to(y_tr), to(y_te)


class Trainer:
    """Feature extractor and classifier get an optimizer each."""

    def __init__(self):
        self.body = nn.Sequential(nn.Linear(30, 12), nn.ReLU())
        self.head = nn.Linear(12, 1)
        self.opts = {
            "body": optim.SGD(self.body.parameters(), lr=0.05, momentum=0.5),
            "head": optim.SGD(self.head.parameters(), lr=0.05, momentum=0.5),
        }
        self.bce = nn.BCEWithLogitsLoss()

    def logits(self, x):
        return self.head(self.body(x)).squeeze(1)

    def fit(self, loader, epochs):
        for ep in range(epochs):
            tot = 0.0
            for xb, yb in loader:
                loss = self.bce(self.logits(xb), yb)
                self.opts["head"].zero_grad()
                loss.backward()
                for o in self.opts.values():
                    o.step()
                tot += loss.item() * len(xb)
            if ep % 5 == 4:
                print("epoch", ep + 1, "train loss", round(tot / len(loader.dataset), 4))


tr = Trainer()
tr.fit(DataLoader(TensorDataset(X_tr, y_tr), batch_size=32, shuffle=True), epochs=15)
with torch.no_grad():
    print("test loss:", tr.bce(tr.logits(X_te), y_te).item())
