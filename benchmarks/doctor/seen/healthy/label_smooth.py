import torch
from torch import nn
from sklearn.datasets import load_digits
from sklearn.decomposition import PCA

torch.manual_seed(10)
X, y = load_digits(return_X_y=True)
X = torch.tensor(PCA(24, whiten=True, random_state=1).fit_transform(X), dtype=torch.float32)
y = torch.tensor(y)
o = torch.randperm(len(X))
X, y = X[o], y[o]
model = nn.Sequential(nn.Linear(24, 64), nn.BatchNorm1d(64), nn.ReLU(), nn.Linear(64, 10))
opt = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9, weight_decay=5e-3)
sched = torch.optim.lr_scheduler.OneCycleLR(opt, max_lr=0.1, total_steps=12 * 20)
crit = nn.CrossEntropyLoss(label_smoothing=0.1)
for epoch in range(12):
    model.train()
    for b in torch.randperm(1400).split(70):
        loss = crit(model(X[b]), y[b])
        opt.zero_grad()
        loss.backward()
        opt.step()
        sched.step()
    if epoch % 3 == 2:
        print(epoch + 1, loss.item())
model.eval()
with torch.no_grad():
    print("test accuracy", (model(X[1400:]).argmax(1) == y[1400:]).float().mean().item())
