import torch
from torch import nn
from sklearn.datasets import load_breast_cancer

torch.manual_seed(0)
data = load_breast_cancer()
features = torch.tensor(data.data, dtype=torch.float32)
target = torch.tensor(data.target, dtype=torch.float32).unsqueeze(1)
model = nn.Linear(30, 1)
opt = torch.optim.SGD(model.parameters(), lr=0.02)
bce = nn.BCEWithLogitsLoss()
for epoch in range(30):
    for rows in torch.randperm(len(features)).split(32):
        loss = bce(model(features[rows]), target[rows])
        opt.zero_grad()
        loss.backward()
        opt.step()
print(bce(model(features), target).item())
