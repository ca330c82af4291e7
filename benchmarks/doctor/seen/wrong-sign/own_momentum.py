# Writing my own optimizer class with momentum, to understand torch.optim
import torch
import torch.nn as nn
from torch.optim import Optimizer
from sklearn.datasets import make_friedman1


class MomentumSGD(Optimizer):
    def __init__(self, params, lr=0.01, beta=0.9):
        super().__init__(params, dict(lr=lr, beta=beta))

    @torch.no_grad()
    def step(self, closure=None):
        for group in self.param_groups:
            for p in group["params"]:
                if p.grad is None:
                    continue
                state = self.state[p]
                if "velocity" not in state:
                    state["velocity"] = torch.zeros_like(p)
                v = state["velocity"]
                v.mul_(group["beta"]).add_(p.grad)
                p.add_(v, alpha=group["lr"])


torch.manual_seed(9)
X, y = make_friedman1(n_samples=500, n_features=5, noise=0.2, random_state=3)
X = torch.tensor((X - X.mean(0)) / X.std(0)).float()
y = torch.tensor((y - y.mean()) / y.std()).float().reshape(-1, 1)

net = nn.Sequential(nn.Linear(5, 20), nn.Tanh(), nn.Linear(20, 1))
opt = MomentumSGD(net.parameters(), lr=0.02)
for step in range(900):
    opt.zero_grad()
    loss = nn.functional.smooth_l1_loss(net(X), y)
    loss.backward()
    opt.step()
    if step % 60 == 0:
        print(step, loss.item())
print("final", loss.item())
