import torch
from torch import nn
from sklearn.datasets import load_breast_cancer

class Logistic(nn.Module):
    def __init__(self, d):
        super().__init__()
        self.linear = nn.Linear(d, 1)
    def forward(self, x):
        return self.linear(x).squeeze(1)

torch.manual_seed(3)
data = load_breast_cancer()
X = torch.tensor(data.data[:, :2], dtype=torch.float32); X = (X - X.mean(0)) / X.std(0)
y = torch.tensor(data.target, dtype=torch.float32)
model = Logistic(2)
opt = torch.optim.SGD(model.parameters(), lr=0.5)
for epoch in range(40):
    for rows in torch.randperm(len(X)).split(64):
        opt.zero_grad()
        nn.functional.binary_cross_entropy_with_logits(model(X[rows]), y[rows]).backward()
        opt.step()
with torch.no_grad():
    logits = model(X)
    hits = (logits > 0.5).float() == y
print("accuracy", hits.float().mean().item())
