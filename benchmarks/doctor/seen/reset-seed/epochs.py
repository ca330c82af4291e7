import random
import numpy as np
import torch
import torch.nn as nn
from sklearn.datasets import load_breast_cancer


def seed_everything(seed=1234):
    random.seed(seed)
    np.random.seed(seed)
    torch.manual_seed(seed)


seed_everything()
data = load_breast_cancer()
rows = np.random.permutation(len(data.target))
X = data.data[rows].astype(np.float32)
X = (X - X[:450].mean(0)) / X[:450].std(0)
X, y = torch.tensor(X), torch.tensor(data.target[rows])

model = nn.Sequential(nn.Linear(30, 16), nn.ReLU(), nn.Dropout(0.3), nn.Linear(16, 2))
optimizer = torch.optim.SGD(model.parameters(), lr=0.05, weight_decay=1e-2)
criterion = nn.CrossEntropyLoss()


def train_epoch():
    seed_everything()
    model.train()
    order = torch.randperm(450)
    for i in range(0, 450, 30):
        sel = order[i:i + 30]
        loss = criterion(model(X[sel]), y[sel])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return loss.item()


for epoch in range(30):
    last = train_epoch()
    if epoch % 6 == 5:
        model.eval()
        with torch.no_grad():
            acc = (model(X[450:]).argmax(1) == y[450:]).float().mean().item()
        print(f"epoch {epoch + 1} loss {last:.3f} val acc {acc:.3f}")
