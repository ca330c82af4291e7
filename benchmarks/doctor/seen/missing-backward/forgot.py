import torch
import torch.nn as nn
torch.manual_seed(0)
X = torch.randn(200, 2)
y = (X[:, 0] > 0).long()
model = nn.Sequential(nn.Linear(2, 8), nn.ReLU(), nn.Linear(8, 2))
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
criterion = nn.CrossEntropyLoss()
for epoch in range(100):
    optimizer.zero_grad()
    loss = criterion(model(X), y)
    optimizer.step()
    print(f"epoch {epoch} loss {loss.item():.4f}")
