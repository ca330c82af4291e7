"""Diabetes progression with early stopping; the best weights are restored at the end."""
import copy

import torch
import torch.nn as nn
from sklearn.datasets import load_diabetes
from sklearn.model_selection import train_test_split
from torch.utils.data import DataLoader, TensorDataset


class EarlyStopping:
    def __init__(self, patience=12):
        self.patience, self.best, self.wait, self.state = patience, float("inf"), 0, None

    def update(self, value, model) -> bool:
        if value < self.best - 1e-4:
            self.best, self.wait = value, 0
            self.state = copy.deepcopy(model.state_dict())
        else:
            self.wait += 1
        return self.wait >= self.patience


X, y = load_diabetes(return_X_y=True)
X_tr, X_va, y_tr, y_va = train_test_split(X, y, test_size=0.3, random_state=7)
m, s, ym, ys = X_tr.mean(0), X_tr.std(0), y_tr.mean(), y_tr.std()
t = lambda a: torch.tensor(a, dtype=torch.float32)
X_tr, X_va = t((X_tr - m) / s), t((X_va - m) / s)
y_tr, y_va = t((y_tr - ym) / ys).unsqueeze(1), t((y_va - ym) / ys).unsqueeze(1)

torch.manual_seed(7)
model = nn.Sequential(nn.Linear(10, 8), nn.Tanh(), nn.Dropout(0.2), nn.Linear(8, 1))
opt = torch.optim.SGD(model.parameters(), lr=0.02, momentum=0.9, weight_decay=0.02)
loss_fn = nn.MSELoss()
stopper = EarlyStopping()
for epoch in range(150):
    model.train()
    for xb, yb in DataLoader(TensorDataset(X_tr, y_tr), batch_size=31, shuffle=True):
        opt.zero_grad()
        loss = loss_fn(model(xb), yb)
        loss.backward()
        opt.step()
    model.eval()
    with torch.no_grad():
        val = loss_fn(model(X_va), y_va).item()
    if epoch % 5 == 0:
        print(epoch, round(val, 4))
    if stopper.update(val, model):
        print("stop after epoch", epoch)
        break
model.load_state_dict(stopper.state)
with torch.no_grad():
    print("validation mse with the best weights", loss_fn(model(X_va), y_va).item())
