import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(8)
x = torch.rand(400, 4) * 2 - 1
y = (x ** 2).sum(1, keepdim=True) + 0.5 * x[:, :1]
y = (y - y.mean()) / y.std()
model = nn.Sequential(nn.Linear(4, 40), nn.ReLU(), nn.Linear(40, 1))
optimizer = torch.optim.SGD(model.parameters(), lr=0.9, momentum=0.9)

for epoch in range(50):
    order = torch.randperm(400)
    for k in range(0, 400, 40):
        idx = order[k:k + 40]
        optimizer.zero_grad()
        loss = F.mse_loss(model(x[idx]), y[idx])
        loss.backward()
        optimizer.step()
    if epoch % 10 == 9:
        print(f"{epoch + 1}: {loss.item():.4f}")
print("mse", F.mse_loss(model(x), y).item())
