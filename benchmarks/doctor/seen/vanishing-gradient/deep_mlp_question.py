# Posted as: "Adding more layers makes it worse??"
import torch
import torch.nn as nn
from sklearn import datasets

torch.manual_seed(0)
X, y = datasets.make_moons(n_samples=600, noise=0.15, random_state=0)
X = torch.tensor((X - X.mean(0)) / X.std(0)).float()
y = torch.tensor(y).long()

act = nn.Sigmoid
blocks = [nn.Linear(2, 16), act()]
for _ in range(7):
    blocks += [nn.Linear(16, 16), act()]
blocks.append(nn.Linear(16, 2))
model = nn.Sequential(*blocks)
print(model[0], len(model))

optimizer = torch.optim.SGD(model.parameters(), lr=0.05, momentum=0.9)
loss_fn = nn.CrossEntropyLoss()
for epoch in range(60):
    idx = torch.randperm(600)
    for k in range(0, 600, 40):
        batch = idx[k:k + 40]
        loss = loss_fn(model(X[batch]), y[batch])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    if epoch % 10 == 0:
        g = [m.weight.grad.norm().item() for m in model if isinstance(m, nn.Linear)]
        print(epoch, loss.item(), "grad first/last:", g[0], g[-1])

acc = (model(X).argmax(1) == y).float().mean()
print("accuracy:", acc.item())
