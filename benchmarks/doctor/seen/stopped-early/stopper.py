import torch
from torch import nn
from torch.utils.data import TensorDataset, DataLoader, random_split


class EarlyStopping:
    def __init__(self, patience=2, min_delta=0.05):
        self.patience, self.min_delta = patience, min_delta
        self.best, self.bad = float("inf"), 0

    def __call__(self, value):
        if value < self.best - self.min_delta:
            self.best, self.bad = value, 0
        else:
            self.bad += 1
        return self.bad >= self.patience


def evaluate(model, loader, crit):
    with torch.no_grad():
        return sum(crit(model(x), y).item() * len(x) for x, y in loader) / len(loader.dataset)


torch.manual_seed(111)
X = torch.randn(1000, 4)
Y = torch.tanh(X[:, :1] * X[:, 1:2]) + 0.5 * torch.sin(2 * X[:, 2:3]) + 0.3 * X[:, 3:]
tr, va = random_split(TensorDataset(X, Y), [800, 200])
tr_dl, va_dl = DataLoader(tr, 40, shuffle=True), DataLoader(va, 200)
model = nn.Sequential(nn.Linear(4, 48), nn.Tanh(), nn.Linear(48, 1))
opt = torch.optim.Adam(model.parameters(), lr=0.005)
crit = nn.MSELoss()
stop = EarlyStopping()
for epoch in range(90):
    for x, y in tr_dl:
        opt.zero_grad()
        loss = crit(model(x), y)
        loss.backward()
        opt.step()
    val = evaluate(model, va_dl, crit)
    if epoch % 10 == 0:
        print("epoch", epoch, "val", val)
    if stop(val):
        print("stopping at epoch", epoch)
        break
print("final val mse", evaluate(model, va_dl, crit))
