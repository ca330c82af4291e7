import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import make_blobs

torch.manual_seed(2)
X, y = make_blobs(700, centers=4, n_features=5, cluster_std=1.3, random_state=3)
X = torch.tensor((X - X.mean(0)) / X.std(0), dtype=torch.float32)
y = torch.tensor(y)


class FourWay(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1, self.fc2 = nn.Linear(5, 24), nn.Linear(24, 4)

    def forward(self, x):
        x = F.relu(self.fc1(x))
        return F.softmax(self.fc2(x), dim=-1)


model = FourWay()
criterion = nn.CrossEntropyLoss()
opt = torch.optim.SGD(model.parameters(), lr=0.1)
for epoch in range(20):
    for i in torch.randperm(560).split(40):
        opt.zero_grad()
        loss = criterion(model(X[i]), y[i])
        loss.backward()
        opt.step()
    if epoch % 5 == 4:
        print(epoch + 1, round(loss.item(), 4))
print("test loss", criterion(model(X[560:]), y[560:]).item())
