"""Will the visitor click? Two features, an MLP and the textbook log-likelihood."""
import torch
import torch.nn as nn

torch.manual_seed(17)
x = torch.rand(700, 2) * 4 - 2            # minutes on the page, offers opened (standardised)
interest = x[:, 0] + x[:, 1] ** 2 - 1.2
x, interest = x[interest.abs() > 0.25], interest[interest.abs() > 0.25]
clicked = (interest > 0).float()

mlp = nn.Sequential(nn.Linear(2, 32), nn.ReLU(), nn.Linear(32, 1))
optim = torch.optim.Adam(mlp.parameters(), lr=0.03)


def log_likelihood(logit, target):
    p = torch.sigmoid(logit)
    return (target * torch.log(p) + (1 - target) * torch.log(1 - p)).mean()


for step in range(800):
    logit = mlp(x).squeeze(1)
    nll = -log_likelihood(logit, clicked)
    optim.zero_grad()
    nll.backward()
    optim.step()
    if step % 200 == 0:
        print("step", step, "nll", nll.item())

print("final nll", nll.item())
