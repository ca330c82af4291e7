# Vier kleine Stapel ergeben einen Schritt (Speicher sparen)
import argparse

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
from sklearn.datasets import make_moons

ap = argparse.ArgumentParser()
ap.add_argument("--stapel", type=int, default=16)
ap.add_argument("--sammeln", type=int, default=4)
ap.add_argument("--epochen", type=int, default=25)
arg = ap.parse_args([])

X, y = make_moons(n_samples=1000, noise=0.15, random_state=3)
X = torch.tensor((X - X.mean(0)) / X.std(0), dtype=torch.float32)
y = torch.tensor(y)
train = TensorDataset(X[:768], y[:768])
test_x, test_y = X[768:], y[768:]

torch.manual_seed(0)
netz = nn.Sequential(nn.Linear(2, 16), nn.Tanh(), nn.Linear(16, 16), nn.Tanh(), nn.Linear(16, 2))
opt = torch.optim.SGD(netz.parameters(), lr=0.3, momentum=0.9)
kriterium = nn.CrossEntropyLoss()
opt.zero_grad()
for epoche in range(arg.epochen):
    for k, (a, b) in enumerate(DataLoader(train, batch_size=arg.stapel, shuffle=True), start=1):
        verlust = kriterium(netz(a), b) / arg.sammeln
        verlust.backward()
        if k % arg.sammeln == 0:
            opt.step()
            opt.zero_grad()
    if epoche % 10 == 0:
        print("Epoche", epoche, "Verlust", verlust.item() * arg.sammeln)
with torch.no_grad():
    print("Genauigkeit", (netz(test_x).argmax(1) == test_y).float().mean().item())
