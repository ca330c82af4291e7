import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(15)
N = 2000
x = torch.randn(N, 4)
y = ((x[:, 0] * x[:, 1] > 0) ^ (x[:, 2] > 0.5)).long()
train_dl = DataLoader(TensorDataset(x[:1600], y[:1600]), batch_size=32, shuffle=True)

net = nn.Sequential(nn.Linear(4, 32), nn.ReLU(), nn.Linear(32, 32), nn.ReLU(), nn.Linear(32, 2))
opt = torch.optim.Adam(net.parameters(), lr=3e-3)
loss_fn = nn.CrossEntropyLoss()

data_iter = iter(train_dl)
inputs, targets = next(data_iter)
for step in range(1000):
    opt.zero_grad()
    loss = loss_fn(net(inputs), targets)
    loss.backward()
    opt.step()
    if step % 200 == 0:
        print("step", step, "loss", loss.item())

net.eval()
with torch.no_grad():
    print("held-out accuracy", (net(x[1600:]).argmax(1) == y[1600:]).float().mean().item())
