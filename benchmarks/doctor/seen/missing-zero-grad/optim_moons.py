import torch
import torch.nn as nn
from sklearn.datasets import make_moons

torch.manual_seed(42)
X, y = make_moons(300, noise=0.1, random_state=0)
X, y = torch.tensor(X).float(), torch.tensor(y)

class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(2, 32)
        self.fc2 = nn.Linear(32, 2)

    def forward(self, x):
        return self.fc2(torch.relu(self.fc1(x)))

model = MLP()
optimizer = torch.optim.SGD(model.parameters(), lr=0.3)
for epoch in range(60):
    perm = torch.randperm(300)
    for i in range(0, 300, 30):
        batch = perm[i:i + 30]
        loss = nn.functional.cross_entropy(model(X[batch]), y[batch])
        loss.backward()
        optimizer.step()
print(nn.functional.cross_entropy(model(X), y).item())
