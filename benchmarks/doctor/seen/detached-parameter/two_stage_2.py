import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
from sklearn.datasets import make_friedman1

torch.manual_seed(11)
X, y = make_friedman1(n_samples=1200, n_features=5, noise=0.3, random_state=11)
X = torch.tensor((X - X.mean(0)) / X.std(0), dtype=torch.float32)
y = torch.tensor((y - y.mean()) / y.std(), dtype=torch.float32).unsqueeze(1)
train_dl = DataLoader(TensorDataset(X[:900], y[:900]), batch_size=50, shuffle=True)


class Encoder(nn.Module):
    def __init__(self, d_in: int, d_code: int):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(d_in, 32), nn.ReLU(), nn.Linear(32, d_code), nn.Tanh())

    def forward(self, x):
        return self.body(x)


class Regressor(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder = Encoder(5, 6)
        self.head = nn.Linear(6, 1)

    def forward(self, x):
        code = self.encoder(x).detach()
        return self.head(code)


model = Regressor()
opt = torch.optim.Adam(model.parameters(), lr=5e-3)
mse = nn.MSELoss()

for epoch in range(45):
    model.train()
    for xb, yb in train_dl:
        opt.zero_grad()
        loss = mse(model(xb), yb)
        loss.backward()
        opt.step()
    if epoch % 9 == 8:
        model.eval()
        with torch.no_grad():
            print(f'epoch {epoch + 1}: val mse {mse(model(X[900:]), y[900:]).item():.4f}')

with torch.no_grad():
    print('final', mse(model(X[900:]), y[900:]).item())
