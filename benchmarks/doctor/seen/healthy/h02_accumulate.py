import torch, torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset
from sklearn.datasets import load_digits

torch.manual_seed(1)
X, y = load_digits(return_X_y=True)
X = torch.tensor(X, dtype=torch.float32); X = X[:, X.std(0) > 1]
X = (X - X.mean(0)) / X.std(0)
y = torch.tensor(y)
dl = DataLoader(TensorDataset(X, y), batch_size=16, shuffle=True)
net = nn.Sequential(nn.Linear(X.shape[1], 32), nn.ReLU(), nn.Linear(32, 10))
opt = torch.optim.SGD(net.parameters(), lr=0.3)
acc_steps = 4
for epoch in range(15):
    opt.zero_grad()
    tot = 0.0
    for i, (xb, yb) in enumerate(dl):
        loss = nn.functional.cross_entropy(net(xb), yb) / acc_steps
        loss.backward()
        tot += loss.item() * acc_steps
        if (i + 1) % acc_steps == 0 or i + 1 == len(dl):
            opt.step()
            opt.zero_grad()
    if epoch % 3 == 2:
        print(epoch + 1, tot / len(dl))
