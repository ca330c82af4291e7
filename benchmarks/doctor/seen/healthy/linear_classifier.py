import torch
from torch import nn
from sklearn.datasets import load_breast_cancer
torch.manual_seed(38)
c = load_breast_cancer()
X = torch.tensor(c.data, dtype=torch.float32); X = (X - X.mean(0)) / X.std(0)
y = torch.tensor(c.target, dtype=torch.float32)
model = nn.Linear(30, 1)
opt = torch.optim.SGD(model.parameters(), lr=0.5)
for epoch in range(60):
    for i in torch.randperm(len(X)).split(64):
        loss = nn.functional.binary_cross_entropy_with_logits(model(X[i]).squeeze(1), y[i])
        opt.zero_grad()
        loss.backward()
        opt.step()
print(nn.functional.binary_cross_entropy_with_logits(model(X).squeeze(1), y).item())
