import numpy as np
import torch
from torch import nn
from sklearn.datasets import load_breast_cancer
from sklearn.model_selection import train_test_split
from sklearn.utils import resample

X, y = load_breast_cancer(return_X_y=True)
small, big = X[y == 0], X[y == 1]
small = resample(small, replace=True, n_samples=len(big), random_state=0)
X = np.vstack([small, big])
y = np.r_[np.zeros(len(small)), np.ones(len(big))]

X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.25, random_state=0, stratify=y)
mu, sd = X_train.mean(axis=0), X_train.std(axis=0)
to_tensor = lambda a: torch.tensor((a - mu) / sd, dtype=torch.float32)
X_train, X_test = to_tensor(X_train), to_tensor(X_test)
y_train, y_test = torch.tensor(y_train).float(), torch.tensor(y_test).float()


class TumorNet(nn.Module):
    def __init__(self, n_features, n_hidden=12):
        super().__init__()
        self.hidden = nn.Linear(n_features, n_hidden)
        self.drop = nn.Dropout(0.3)
        self.out = nn.Linear(n_hidden, 1)

    def forward(self, x):
        return self.out(self.drop(torch.tanh(self.hidden(x)))).flatten()


torch.manual_seed(1)
net = TumorNet(X_train.shape[1])
opt = torch.optim.Adam(net.parameters(), lr=0.005, weight_decay=0.002)
loss_fn = nn.BCEWithLogitsLoss()
for epoch in range(30):
    net.train()
    for idx in torch.randperm(len(X_train)).split(32):
        opt.zero_grad()
        loss_fn(net(X_train[idx]), y_train[idx]).backward()
        opt.step()
    net.eval()
    with torch.no_grad():
        test_loss = loss_fn(net(X_test), y_test).item()
    if epoch % 5 == 4:
        print("epoch", epoch + 1, "test loss", round(test_loss, 4))
with torch.no_grad():
    print("test accuracy", ((net(X_test) > 0).float() == y_test).float().mean().item())
