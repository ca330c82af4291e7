import copy
import torch
from torch import nn
from sklearn.datasets import make_circles

torch.manual_seed(28)
X, y = make_circles(1000, noise=0.09, factor=0.5, random_state=28)
X = torch.tensor(X / X.std(0), dtype=torch.float32)
y = torch.tensor(y)


@torch.no_grad()
def update_average(avg: nn.Module, model: nn.Module, beta: float = 0.98) -> None:
    for a, p in zip(avg.parameters(), model.parameters()):
        a.mul_(beta).add_(p, alpha=1 - beta)


model = nn.Sequential(nn.Linear(2, 32), nn.SiLU(), nn.Linear(32, 2))
average = copy.deepcopy(model)
opt = torch.optim.RMSprop(model.parameters(), lr=0.01)
for epoch in range(30):
    for rows in torch.randperm(750).split(30):
        loss = nn.functional.cross_entropy(model(X[rows]), y[rows])
        opt.zero_grad()
        loss.backward()
        opt.step()
        update_average(average, model)
    if epoch % 6 == 5:
        print("epoch", epoch + 1, "loss", loss.item())

with torch.no_grad():
    print("averaged model, held-out loss", nn.functional.cross_entropy(average(X[750:]), y[750:]).item())
