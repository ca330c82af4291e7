import torch
import torch.nn as nn
import torch.optim as optim

torch.manual_seed(31)
N = 150
rings = []
labels = []
for k, radius in enumerate([0.4, 1.2, 2.0, 2.8]):
    ang = torch.rand(N) * 6.2832
    rad = radius + 0.1 * torch.randn(N)
    rings.append(torch.stack([rad * torch.cos(ang), rad * torch.sin(ang)], 1))
    labels.append(torch.full((N,), k))
X = torch.cat(rings)
Y = torch.cat(labels)
X = X / X.std()

hidden_size = 2
model = nn.Sequential(
    nn.Linear(2, hidden_size),
    nn.Tanh(),
    nn.Linear(hidden_size, 4),
)
optimizer = optim.Adam(model.parameters(), lr=0.02)
for epoch in range(100):
    for idx in torch.randperm(4 * N).split(60):
        loss = nn.functional.cross_entropy(model(X[idx]), Y[idx])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    if epoch % 20 == 0:
        print(epoch, loss.item())
with torch.no_grad():
    print("final loss:", nn.functional.cross_entropy(model(X), Y).item())
