import torch
from torch import nn

torch.manual_seed(0)
X = torch.randn(200, 5)
true_w = torch.tensor([[1.0], [2.0], [-1.0], [0.5], [3.0]])
y = X @ true_w + 0.1 * torch.randn(200, 1)
model = nn.Linear(5, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.05)
for epoch in range(200):
    loss = nn.functional.mse_loss(model(X), y)
    loss.backward()
    optimizer.zero_grad()
    optimizer.step()
    if epoch % 50 == 0:
        print(epoch, loss.item())
print(loss.item())
