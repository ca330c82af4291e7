import torch
import torch.nn as nn
from sklearn.datasets import make_blobs

torch.manual_seed(0)
X, y = make_blobs(600, centers=6, cluster_std=1.0, center_box=(-9, 9), random_state=12)
X = torch.tensor((X - X.mean(0)) / X.std(0), dtype=torch.float32)
y = torch.tensor(y)
net = nn.Sequential(nn.Linear(2, 32), nn.ReLU(), nn.Linear(32, 6))
criterion = nn.MSELoss()
opt = torch.optim.SGD(net.parameters(), lr=0.1)

for epoch in range(30):
    for i in torch.randperm(480).split(40):
        scores = net(X[i])
        target = nn.functional.one_hot(y[i], 6).float()
        loss = criterion(scores, target)
        opt.zero_grad()
        loss.backward()
        opt.step()
    if epoch % 6 == 5:
        print(epoch + 1, loss.item())
with torch.no_grad():
    print("accuracy", (net(X[480:]).argmax(1) == y[480:]).float().mean().item())
