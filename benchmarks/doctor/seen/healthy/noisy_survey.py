"""Votes from two attitudes: people with equal answers vote differently, and that is how it is."""
import torch
from torch import nn

torch.manual_seed(54)
answers = torch.randn(4000, 4)
utility = 1.2 * answers[:, 0] - 0.6 * answers[:, 1] + 0.4 * answers[:, 2] * answers[:, 0]
vote = torch.bernoulli(torch.sigmoid(utility))
train_x, test_x = answers[:3000], answers[3000:]
train_y, test_y = vote[:3000], vote[3000:]

model = nn.Sequential(nn.Linear(4, 10), nn.Sigmoid(), nn.Linear(10, 1))
optimizer = torch.optim.Adam(model.parameters(), lr=0.02, betas=(0.8, 0.99))
for epoch in range(15):
    total = 0.0
    for rows in torch.randperm(3000).split(100):
        z = model(train_x[rows]).view(-1)
        loss = nn.functional.softplus(z).mean() - (z * train_y[rows]).mean()
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        optimizer.step()
        total += loss.item()
    print(f"{epoch:2d} {total / 30:.4f}")
with torch.no_grad():
    z = model(test_x).view(-1)
    print("accuracy", ((z > 0).float() == test_y).float().mean().item())
    print("test loss", (nn.functional.softplus(z).mean() - (z * test_y).mean()).item())
