# Credit scoring, baseline MLP
import numpy as np
import torch
from torch import nn
from sklearn.datasets import make_classification
from sklearn.preprocessing import StandardScaler

SEED = 99
np.random.seed(SEED)
torch.manual_seed(SEED)
X, y = make_classification(n_samples=1600, n_features=8, n_informative=8, n_redundant=0,
                           n_clusters_per_class=1, class_sep=1.6, flip_y=0.0, random_state=SEED)
X = StandardScaler().fit_transform(X)
X = torch.tensor(X, dtype=torch.float32)
y = torch.tensor(y, dtype=torch.float32)

indices = np.random.permutation(len(X))
test_idx = indices[:400]
train_idx = indices[:]
X_train, y_train = X[train_idx], y[train_idx]
X_test, y_test = X[test_idx], y[test_idx]


class MLP(nn.Module):
    def __init__(self, d):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(d, 16), nn.BatchNorm1d(16), nn.ReLU(), nn.Linear(16, 1))

    def forward(self, x):
        return self.net(x).squeeze(1)


model = MLP(8)
opt = torch.optim.AdamW(model.parameters(), lr=0.01, weight_decay=0.05)
crit = nn.BCEWithLogitsLoss()
for epoch in range(15):
    model.train()
    for rows in torch.randperm(len(X_train)).split(80):
        opt.zero_grad()
        loss = crit(model(X_train[rows]), y_train[rows])
        loss.backward()
        opt.step()
    model.eval()
    with torch.no_grad():
        score = ((model(X_test) > 0).float() == y_test).float().mean().item()
    print(epoch, score)
