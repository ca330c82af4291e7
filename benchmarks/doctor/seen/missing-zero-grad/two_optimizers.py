import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import make_classification
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(21)
X, y = make_classification(n_samples=1500, n_features=12, n_informative=8, n_redundant=0, n_classes=4,
                           n_clusters_per_class=1, class_sep=1.8, flip_y=0.0, random_state=2)
X = (X - X.mean(0)) / X.std(0)
X, y = torch.tensor(X, dtype=torch.float32), torch.tensor(y)
train_dl = DataLoader(TensorDataset(X[:1200], y[:1200]), batch_size=40, shuffle=True)
val_x, val_y = X[1200:], y[1200:]

backbone = nn.Sequential(nn.Linear(12, 32), nn.ReLU(), nn.Linear(32, 16), nn.ReLU())
head = nn.Linear(16, 4)

# body learns slower than the head
backbone_opt = torch.optim.SGD(backbone.parameters(), lr=0.05, momentum=0.9)
head_opt = torch.optim.SGD(head.parameters(), lr=0.1, momentum=0.9)


def train_one_epoch():
    backbone.train()
    head.train()
    seen, running = 0, 0.0
    for xb, yb in train_dl:
        head_opt.zero_grad()
        logits = head(backbone(xb))
        loss = F.cross_entropy(logits, yb)
        loss.backward()
        backbone_opt.step()
        head_opt.step()
        running += loss.item() * len(xb)
        seen += len(xb)
    return running / seen


@torch.no_grad()
def validate():
    out = head(backbone(val_x))
    return F.cross_entropy(out, val_y).item(), (out.argmax(1) == val_y).float().mean().item()


for epoch in range(15):
    tl = train_one_epoch()
    vl, va = validate()
    print(f"[{epoch + 1:02d}] train {tl:.4f} val acc {va:.3f} val loss {vl:.4f}")
