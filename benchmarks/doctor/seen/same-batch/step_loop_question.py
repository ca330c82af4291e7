# Training by number of steps instead of epochs. Works, but the test error stays high?
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
from sklearn.datasets import make_friedman2

torch.manual_seed(30)
X, y = make_friedman2(n_samples=1400, noise=10.0, random_state=30)
X = (X - X.mean(0)) / X.std(0)
y = (y - y.mean()) / y.std()
X, y = torch.tensor(X).float(), torch.tensor(y).float()[:, None]
loader = DataLoader(TensorDataset(X[:1100], y[:1100]), batch_size=32, shuffle=True)

model = nn.Sequential(nn.Linear(4, 32), nn.ReLU(), nn.Linear(32, 1))
opt = torch.optim.Adam(model.parameters(), lr=5e-3)
mse = nn.MSELoss()

xb, yb = next(iter(loader))
for step in range(800):
    opt.zero_grad()
    loss = mse(model(xb), yb)
    loss.backward()
    opt.step()
    if step % 200 == 0:
        print("step", step, "loss", loss.item())

model.eval()
with torch.no_grad():
    print("test mse", mse(model(X[1100:]), y[1100:]).item())
