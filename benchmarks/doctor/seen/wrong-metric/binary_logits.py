import torch
import torch.nn as nn
from sklearn.datasets import make_moons


def accuracy(logits, target):
    pred = logits > 0.5
    same = pred == target.bool().unsqueeze(1)
    return same.float().mean().item()


torch.manual_seed(5)
data, target = make_moons(400, noise=0.1, random_state=8)
data = torch.tensor((data - data.mean(0)) / data.std(0), dtype=torch.float32)
target = torch.tensor(target, dtype=torch.float32)

mlp = nn.Sequential(nn.Linear(2, 24), nn.Tanh(), nn.Linear(24, 1))
crit = nn.BCEWithLogitsLoss()
optimizer = torch.optim.Adam(mlp.parameters(), lr=0.02)

for epoch in range(40):
    for rows in torch.randperm(400).split(50):
        logits = mlp(data[rows])
        loss = crit(logits.squeeze(1), target[rows])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    acc = accuracy(mlp(data).squeeze(1), target)
    if epoch % 10 == 9:
        print(f"epoch {epoch + 1}  loss {loss.item():.4f}  accuracy {acc:.3f}")
