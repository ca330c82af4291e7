import torch
from torch import nn

torch.manual_seed(12)
X = torch.randn(400, 5)
y = torch.tanh(X[:, 0] - X[:, 1]) + 0.3 * X[:, 2] * X[:, 3]
model = nn.Sequential(nn.Linear(5, 32), nn.Tanh(), nn.Linear(32, 1))
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for epoch in range(60):
    for b in torch.randperm(400).split(40):
        pred = model(X[b]).squeeze(1)
        loss = ((pred - y[b]) ** 2).mean()
        loss.backward()
        optimizer.step()
    if epoch % 12 == 11:
        print(epoch + 1, loss.item())
print("mse", ((model(X).squeeze(1) - y) ** 2).mean().item())
