import torch
import torch.nn as nn
from sklearn.datasets import load_digits

torch.manual_seed(0)
d = load_digits(n_class=5)
x = torch.tensor(d.images).float()[:, None] / 8 - 1
y = torch.tensor(d.target)
net = nn.Sequential(nn.Conv2d(1, 8, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(72, 5))
opt = torch.optim.Adam(net.parameters(), lr=5e-3)
for epoch in range(25):
    batch_losses = []
    for idx in torch.randperm(len(x)).split(45):
        loss = nn.functional.cross_entropy(net(x[idx]), y[idx])
        opt.zero_grad()
        loss.backward()
        opt.step()
        batch_losses.append(loss)
    print("epoch", epoch, "loss", float(sum(batch_losses) / len(batch_losses)))
