import torch
from torch import nn
from sklearn.datasets import load_diabetes

EPOCHS, WIDTH = 300, 128

torch.manual_seed(13)
d = load_diabetes()
x = torch.tensor(d.data, dtype=torch.float32)
x = (x - x.mean(0)) / x.std(0)
y = torch.tensor(d.target > 140, dtype=torch.float32).unsqueeze(1)
perm = torch.randperm(len(x))
train_idx, val_idx = perm[:100], perm[100:300]

net = nn.Sequential(nn.Linear(10, WIDTH), nn.ReLU(), nn.Linear(WIDTH, WIDTH), nn.ReLU(), nn.Linear(WIDTH, 1))
opt = torch.optim.Adam(net.parameters(), lr=1e-3)
loss_fn = nn.BCEWithLogitsLoss()


def train():
    net.train()
    for chunk in train_idx[torch.randperm(len(train_idx))].split(20):
        opt.zero_grad()
        loss = loss_fn(net(x[chunk]), y[chunk])
        loss.backward()
        opt.step()
    return loss.item()


def validate():
    net.eval()
    with torch.no_grad():
        return loss_fn(net(x[val_idx]), y[val_idx]).item()


for epoch in range(EPOCHS):
    tl, vl = train(), validate()
    if epoch % 20 == 0 or epoch == EPOCHS - 1:
        print(f"epoch {epoch:3d} train {tl:.4f} val {vl:.4f}")
