import numpy as np
import torch
from torch import nn
from sklearn.datasets import load_wine
from sklearn.model_selection import train_test_split


class WineTable(torch.utils.data.Dataset):
    def __init__(self, X, y, mean, std):
        X = (X - mean) / std
        X = np.hstack([X, np.ones((len(X), 1))])
        self.X = torch.tensor(X, dtype=torch.float32)
        self.y = torch.tensor(y)

    def __len__(self):
        return len(self.y)

    def __getitem__(self, i):
        return self.X[i], self.y[i]


class SoftmaxRegression(nn.Module):
    def __init__(self, n_features, n_classes):
        super().__init__()
        self.linear = nn.Linear(n_features, n_classes)

    def forward(self, x):
        return self.linear(x)


X, y = load_wine(return_X_y=True)
X_tr, X_te, y_tr, y_te = train_test_split(X, y, test_size=0.3, random_state=5, stratify=y)
mean, std = X_tr.mean(0), X_tr.std(0)
train, test = WineTable(X_tr, y_tr, mean, std), WineTable(X_te, y_te, mean, std)
loader = torch.utils.data.DataLoader(train, batch_size=31, shuffle=True, generator=torch.Generator().manual_seed(0))
torch.manual_seed(0)
model = SoftmaxRegression(train.X.shape[1], 3)
opt = torch.optim.SGD(model.parameters(), lr=0.2, weight_decay=1e-3)
for epoch in range(60):
    for xb, yb in loader:
        opt.zero_grad()
        loss = nn.functional.cross_entropy(model(xb), yb)
        loss.backward()
        opt.step()
    if epoch % 10 == 0:
        print(epoch, loss.item())
with torch.no_grad():
    print("test accuracy", (model(test.X).argmax(1) == test.y).float().mean().item())
