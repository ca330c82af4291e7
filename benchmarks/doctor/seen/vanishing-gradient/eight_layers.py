# Course project, part 2: eight hidden layers on the two moons.
import torch
from torch import nn
from sklearn.datasets import make_moons

torch.manual_seed(0)
points, side = make_moons(1200, noise=0.2, random_state=1)
points = torch.tensor(points, dtype=torch.float32)
points = (points - points.mean(0)) / points.std(0)
side = torch.tensor(side)

layers = []
width = 24
for k in range(8):
    layers.append(nn.Linear(2 if k == 0 else width, width))
    layers.append(nn.Sigmoid())
layers.append(nn.Linear(width, 2))
net = nn.Sequential(*layers)

optimizer = torch.optim.SGD(net.parameters(), lr=0.05, momentum=0.9)
epochs = 40
for epoch in range(epochs):
    order = torch.randperm(1000)
    for start in range(0, 1000, 25):
        rows = order[start:start + 25]
        optimizer.zero_grad()
        out = net(points[rows])
        loss = nn.functional.cross_entropy(out, side[rows])
        loss.backward()
        optimizer.step()
    if epoch % 5 == 0:
        first = net[0].weight.grad.norm().item()
        last = net[-1].weight.grad.norm().item()
        print(f"epoch {epoch} loss {loss.item():.4f} grad norms {first:.2e} {last:.2e}")

with torch.no_grad():
    out = net(points[1000:])
    print("accuracy", (out.argmax(1) == side[1000:]).float().mean().item())
    print("test loss", nn.functional.cross_entropy(out, side[1000:]).item())
