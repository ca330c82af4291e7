"""Poisson regression: counts from a rate, the rate passed through relu before the log."""
import torch

torch.manual_seed(8)
x = torch.rand(400, 2)
rate = torch.exp(0.5 + x[:, 0] - 2 * x[:, 1])
counts = torch.poisson(rate)
w = torch.tensor([0.1, -0.1], requires_grad=True)
b = torch.tensor(0.05, requires_grad=True)

def nll(eta):
    lam = torch.relu(eta)
    return (lam - counts * torch.log(lam)).mean()

for step in range(300):
    loss = nll(x @ w + b)
    gw, gb = torch.autograd.grad(loss, (w, b))
    with torch.no_grad():
        w -= 0.1 * gw
        b -= 0.1 * gb
print("nll", loss.item())
