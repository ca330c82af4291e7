import torch
import torch.nn as nn
from sklearn.datasets import make_blobs

torch.manual_seed(3)
X, y = make_blobs(400, centers=[[-2, -2], [2, 2]], cluster_std=0.7, random_state=4)
X = torch.tensor((X - X.mean(0)) / X.std(0), dtype=torch.float32)
y = torch.tensor(y, dtype=torch.float32)

model = nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 1), nn.Sigmoid())


def cross_entropy(p, t):
    return -(t * torch.log(p) + (1 - t) * torch.log(1 - p)).mean()


opt = torch.optim.Adam(model.parameters(), lr=0.1)
for epoch in range(150):
    for i in torch.randperm(400).split(50):
        loss = cross_entropy(model(X[i]).squeeze(1), y[i])
        opt.zero_grad()
        loss.backward()
        opt.step()
    if epoch % 25 == 24:
        print(epoch + 1, loss.item())
print("loss", cross_entropy(model(X).squeeze(1), y).item())
