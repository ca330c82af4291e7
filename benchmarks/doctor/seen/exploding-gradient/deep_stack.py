import torch
from torch import nn
from sklearn.datasets import make_moons


def block(width):
    layer = nn.Linear(width, width)
    nn.init.normal_(layer.weight, std=3.5 / width ** 0.5)
    nn.init.zeros_(layer.bias)
    return nn.Sequential(layer, nn.Tanh())


def build(depth=16, width=40):
    inp = nn.Linear(2, width)
    nn.init.normal_(inp.weight, std=0.8)
    out = nn.Linear(width, 2)
    nn.init.normal_(out.weight, std=0.05)
    nn.init.zeros_(out.bias)
    return nn.Sequential(inp, nn.Tanh(), *[block(width) for _ in range(depth)], out)


torch.manual_seed(3)
X, y = make_moons(400, noise=0.12, random_state=5)
X = torch.tensor((X - X.mean(0)) / X.std(0), dtype=torch.float32)
y = torch.tensor(y)
model = build()
sgd = torch.optim.SGD(model.parameters(), lr=0.02, momentum=0.9)
loss_fn = nn.CrossEntropyLoss()
for epoch in range(50):
    order = torch.randperm(400)
    for k in range(0, 400, 50):
        sel = order[k:k + 50]
        loss = loss_fn(model(X[sel]), y[sel])
        sgd.zero_grad()
        loss.backward()
        sgd.step()
    if epoch % 10 == 0:
        g0 = model[0].weight.grad.norm().item()
        print(f"{epoch:3d} loss {loss.item():.4f} grad {g0:.3g}")
with torch.no_grad():
    print("train loss", loss_fn(model(X), y).item())
