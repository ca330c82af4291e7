"""Noisy small regression, early stopping, best weights restored."""
import copy
import torch
from torch import nn
from sklearn.datasets import load_diabetes


class EarlyStopping:
    def __init__(self, patience):
        self.patience, self.best, self.state, self.wait = patience, float("inf"), None, 0

    def __call__(self, value, model):
        if value < self.best - 1e-4:
            self.best, self.wait = value, 0
            self.state = copy.deepcopy(model.state_dict())
        else:
            self.wait += 1
        return self.wait >= self.patience


torch.manual_seed(0)
d = load_diabetes()
x = torch.tensor(d.data, dtype=torch.float32)
x = (x - x.mean(0)) / x.std(0)
y = torch.tensor((d.target - d.target.mean()) / d.target.std(), dtype=torch.float32)[:, None]
p = torch.randperm(len(x))
tr, va = p[:330], p[330:]
model = nn.Sequential(nn.Linear(10, 16), nn.ReLU(), nn.Dropout(0.2), nn.Linear(16, 1))
opt = torch.optim.Adam(model.parameters(), lr=5e-3, weight_decay=1e-2)
stopper = EarlyStopping(patience=6)
for epoch in range(100):
    model.train()
    for b in tr[torch.randperm(len(tr))].split(33):
        loss = nn.functional.mse_loss(model(x[b]), y[b])
        opt.zero_grad()
        loss.backward()
        opt.step()
    model.eval()
    with torch.no_grad():
        v = nn.functional.mse_loss(model(x[va]), y[va]).item()
    print(epoch, round(v, 4))
    if stopper(v, model):
        break
model.load_state_dict(stopper.state)
with torch.no_grad():
    print("best", nn.functional.mse_loss(model(x[va]), y[va]).item())
