import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
from sklearn.datasets import load_wine

class Meter:
    def __init__(self):
        self.sum, self.n = 0, 0
    def update(self, value, count):
        self.sum = self.sum + value * count
        self.n += count
    @property
    def avg(self):
        return self.sum / self.n

torch.manual_seed(0)
wine = load_wine()
X = torch.tensor(wine.data).float(); X = (X - X.mean(0)) / X.std(0)
loader = DataLoader(TensorDataset(X, torch.tensor(wine.target)), batch_size=16, shuffle=True)
model = nn.Sequential(nn.Linear(13, 20), nn.ReLU(), nn.Linear(20, 3))
opt = torch.optim.SGD(model.parameters(), lr=0.1)
meter = Meter()
for epoch in range(40):
    for xb, yb in loader:
        loss = nn.functional.cross_entropy(model(xb), yb)
        opt.zero_grad(); loss.backward(); opt.step()
        meter.update(loss, len(xb))
print(float(meter.avg))
