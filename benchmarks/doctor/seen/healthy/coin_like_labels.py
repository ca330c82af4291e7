# Labels are drawn with probability sigmoid(x.w): nobody can reach 100 % here.
# The cost is a sum over the batch divided by its size.
import torch

torch.manual_seed(98)
N, D = 2400, 5
x = torch.randn(N, D)
p = torch.sigmoid(x @ torch.tensor([1.2, -0.8, 0.5, 0.9, -0.6]))
y = torch.bernoulli(p)
w, b = torch.zeros(D), torch.zeros(1)
w.requires_grad = b.requires_grad = True
steps = 0
for epoch in range(15):
    order = torch.randperm(2000)
    for start in range(0, 2000, 128):
        rows = order[start:start + 128]
        z = x[rows] @ w + b
        cost = (torch.nn.functional.softplus(z) - y[rows] * z).sum() / len(rows)
        gw, gb = torch.autograd.grad(cost, (w, b))
        with torch.no_grad():
            w -= 0.5 * gw
            b -= 0.5 * gb
        steps += 1
    if epoch % 3 == 0:
        print("epoch", epoch, "cost", cost.item(), "steps", steps)
with torch.no_grad():
    best = ((p[2000:] > 0.5).float() == y[2000:]).float().mean().item()
    mine = (((x[2000:] @ w + b) > 0).float() == y[2000:]).float().mean().item()
print("best possible", best)
print("reached", mine)
