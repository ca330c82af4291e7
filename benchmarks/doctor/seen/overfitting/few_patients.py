"""Small clinical table, wide network; prints both losses."""
import numpy as np
import torch
from torch import nn

rng = np.random.default_rng(8)
torch.manual_seed(8)
N_TRAIN = 45
N_VAL = 600


def patients(n):
    z = rng.normal(size=(n, 10)).astype(np.float32)
    logit = 1.6 * z[:, 0] - 1.2 * z[:, 1] + 0.8 * z[:, 2]
    sick = (rng.random(n) < 1 / (1 + np.exp(-logit))).astype(np.float32)
    return torch.from_numpy(z), torch.from_numpy(sick)


x_train, y_train = patients(N_TRAIN)
x_val, y_val = patients(N_VAL)
model = nn.Sequential(nn.Linear(10, 64), nn.ReLU(), nn.Linear(64, 1), nn.Flatten(0))
bce = nn.BCEWithLogitsLoss()
opt = torch.optim.Adam(model.parameters(), lr=0.005)

for step in range(700):
    model.train()
    idx = torch.randint(0, N_TRAIN, (32,))
    loss = bce(model(x_train[idx]), y_train[idx])
    opt.zero_grad()
    loss.backward()
    opt.step()
    if step % 50 == 0:
        model.eval()
        with torch.no_grad():
            print(step, "train", bce(model(x_train), y_train).item(), "val", bce(model(x_val), y_val).item())

with torch.no_grad():
    print("final val", bce(model(x_val), y_val).item())
