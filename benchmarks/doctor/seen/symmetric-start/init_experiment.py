import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import make_moons


def init_weights(m):
    if isinstance(m, nn.Linear):
        nn.init.constant_(m.weight, 0.1)
        nn.init.zeros_(m.bias)


torch.manual_seed(27)
X, y = make_moons(1000, noise=0.15, random_state=27)
X = torch.tensor((X - X.mean(0)) / X.std(0)).float()
y = torch.tensor(y).float()

mlp = nn.Sequential(nn.Linear(2, 16), nn.Tanh(), nn.Linear(16, 16), nn.Tanh(), nn.Linear(16, 1))
mlp.apply(init_weights)
opt = torch.optim.Adam(mlp.parameters(), lr=0.01)
sched = torch.optim.lr_scheduler.StepLR(opt, step_size=200, gamma=0.3)

for epoch in range(400):
    opt.zero_grad()
    loss = F.binary_cross_entropy_with_logits(mlp(X[:800]).squeeze(1), y[:800])
    loss.backward()
    opt.step()
    sched.step()
    if epoch % 80 == 0:
        print("epoch", epoch, "loss", loss.item())

with torch.no_grad():
    z = mlp(X[800:]).squeeze(1)
    print("accuracy", ((z > 0) == (y[800:] > 0.5)).float().mean().item())
    print("loss", F.binary_cross_entropy_with_logits(z, y[800:]).item())
