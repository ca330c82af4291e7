import argparse
import torch
import torch.nn as nn
from sklearn.datasets import make_regression

parser = argparse.ArgumentParser()
parser.add_argument("--epochs", type=int, default=30)
parser.add_argument("--lr", type=float, default=0.01)
args = parser.parse_args()

torch.manual_seed(0)
X, y = make_regression(n_samples=600, n_features=6, noise=5.0, random_state=3)
X = torch.tensor(X, dtype=torch.float32)
y = torch.tensor(y / y.std(), dtype=torch.float32).view(-1, 1)

model = nn.Sequential(nn.Linear(6, 24), nn.ReLU(), nn.Linear(24, 1))
optimizer = torch.optim.Adam(model.parameters(), lr=args.lr)
mse = nn.MSELoss()


def train_one_epoch():
    perm = torch.randperm(500)
    total_loss = 0
    for i in range(0, 500, 25):
        batch = perm[i:i + 25]
        optimizer.zero_grad()
        loss = mse(model(X[batch]), y[batch])
        loss.backward()
        optimizer.step()
        total_loss += loss
    return total_loss / 20


for epoch in range(args.epochs):
    avg = train_one_epoch()
    if (epoch + 1) % 5 == 0:
        print(f"Epoch {epoch + 1}: {avg:.4f}")
with torch.no_grad():
    print(f"held-out mse {mse(model(X[500:]), y[500:]).item():.4f}")
