import copy
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
from sklearn.datasets import load_breast_cancer


class EarlyStop:
    def __init__(self, patience=6):
        self.patience, self.best, self.wait, self.state = patience, float("inf"), 0, None

    def update(self, v, model):
        if v < self.best:
            self.best, self.wait, self.state = v, 0, copy.deepcopy(model.state_dict())
        else:
            self.wait += 1
        return self.wait > self.patience


torch.manual_seed(12)
d = load_breast_cancer()
X = torch.tensor(d.data, dtype=torch.float32)
X = (X - X.mean(0)) / X.std(0)
y = torch.tensor(d.target, dtype=torch.float32)
p = torch.randperm(len(X))
tr, va = p[:430], p[430:]
dl = DataLoader(TensorDataset(X[tr], y[tr]), batch_size=43, shuffle=True)
net = nn.Sequential(nn.Linear(30, 6), nn.Tanh(), nn.Linear(6, 1), nn.Flatten(0))
opt = torch.optim.Adam(net.parameters(), lr=0.01, weight_decay=0.01)
bce = nn.BCEWithLogitsLoss()
stop = EarlyStop()
for epoch in range(60):
    for a, b in dl:
        loss = bce(net(a), b)
        opt.zero_grad()
        loss.backward()
        opt.step()
    with torch.no_grad():
        v = bce(net(X[va]), y[va]).item()
    if stop.update(v, net):
        print("stop at", epoch)
        break
net.load_state_dict(stop.state)
with torch.no_grad():
    print("best validation", bce(net(X[va]), y[va]).item())
