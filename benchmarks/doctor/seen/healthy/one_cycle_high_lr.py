import torch
from torch import nn
from sklearn.datasets import load_digits

torch.manual_seed(0)
raw = load_digits()
X = torch.tensor(raw.data, dtype=torch.float32)[:, raw.data.std(0) > 0.5]
X = (X - X.mean(0)) / X.std(0)
Y = torch.tensor(raw.target)
perm = torch.randperm(len(X))
X, Y = X[perm], Y[perm]
net = nn.Sequential(nn.Linear(X.shape[1], 48), nn.BatchNorm1d(48), nn.ReLU(), nn.Dropout(0.2), nn.Linear(48, 10))
epochs, bs, n = 15, 70, 1400
opt = torch.optim.SGD(net.parameters(), lr=1.0, weight_decay=1e-4)
sched = torch.optim.lr_scheduler.OneCycleLR(opt, max_lr=0.6, epochs=epochs, steps_per_epoch=n // bs)
ce = nn.CrossEntropyLoss()
for e in range(epochs):
    net.train()
    for b in torch.randperm(n).split(bs):
        opt.zero_grad()
        loss = ce(net(X[b]), Y[b])
        loss.backward()
        opt.step()
        sched.step()
    print(e, loss.item(), sched.get_last_lr()[0])
net.eval()
with torch.no_grad():
    print("test loss", ce(net(X[n:]), Y[n:]).item())
