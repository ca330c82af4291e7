import copy
import torch
from torch import nn
from sklearn.datasets import make_friedman1

torch.manual_seed(12)
X, y = make_friedman1(1500, n_features=6, noise=0.5, random_state=12)
X = torch.tensor((X - X.mean(0)) / X.std(0)).float()
y = torch.tensor((y - y.mean()) / y.std()).float()[:, None]


class EMA:
    def __init__(self, model, decay):
        self.shadow = copy.deepcopy(model).requires_grad_(False)
        self.decay = decay

    @torch.no_grad()
    def update(self, model):
        for s, p in zip(self.shadow.parameters(), model.parameters()):
            s.lerp_(p, 1 - self.decay)


model = nn.Sequential(nn.Linear(6, 40), nn.SiLU(), nn.Linear(40, 1))
ema = EMA(model, decay=0.98)
opt = torch.optim.SGD(model.parameters(), lr=0.05, momentum=0.9, nesterov=True)
for epoch in range(30):
    for idx in torch.randperm(1200).split(40):
        opt.zero_grad()
        loss = (model(X[idx]) - y[idx]).pow(2).mean()
        loss.backward()
        opt.step()
        ema.update(model)
    if epoch % 6 == 5:
        print(epoch + 1, loss.item())
with torch.no_grad():
    print('raw', (model(X[1200:]) - y[1200:]).pow(2).mean().item())
    print('ema', (ema.shadow(X[1200:]) - y[1200:]).pow(2).mean().item())
