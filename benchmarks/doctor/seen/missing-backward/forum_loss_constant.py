import torch
import torch.nn as nn
import numpy as np
from sklearn.datasets import make_moons

# hi, loss stays the same for all epochs, what am I doing wrong?
torch.manual_seed(0)
X, y = make_moons(n_samples=500, noise=0.15, random_state=0)
X = X - X.mean(axis=0)
inputs = torch.from_numpy(X.astype(np.float32))
targets = torch.from_numpy(y).long()

net = nn.Sequential(
    nn.Linear(2, 16),
    nn.Tanh(),
    nn.Linear(16, 16),
    nn.Tanh(),
    nn.Linear(16, 2),
)
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.Adam(net.parameters(), lr=0.02)

for epoch in range(400):
    optimizer.zero_grad()
    outputs = net(inputs)
    loss = criterion(outputs, targets)
    optimizer.step()
    if (epoch + 1) % 50 == 0:
        print("Epoch [{}/400], Loss: {:.4f}".format(epoch + 1, loss.item()))

with torch.no_grad():
    print("final", criterion(net(inputs), targets).item())
