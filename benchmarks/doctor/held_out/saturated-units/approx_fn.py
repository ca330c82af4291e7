# Approximating a smooth 2-d surface with tanh units, by hand
import torch

torch.manual_seed(2)
xy = torch.rand(900, 2) * 2 - 1
z = (torch.cos(2.5 * xy[:, 0]) * xy[:, 1] + 0.5 * xy[:, 0]).unsqueeze(1) + 0.02 * torch.randn(900, 1)
xy = xy / xy.std(0)
train, hold = (xy[:700], z[:700]), (xy[700:], z[700:])

n_hidden = 20
beta = 60.0
W = (torch.randn(2, n_hidden) * 0.7).requires_grad_()
b = (torch.randn(n_hidden) * 0.5).requires_grad_()
V = (torch.randn(n_hidden, 1) * 0.2).requires_grad_()
c = torch.zeros(1, requires_grad=True)
theta = (W, b, V, c)


def surface(inp):
    return torch.tanh(beta * (inp @ W + b)) @ V + c


optimizer = torch.optim.Adam(theta, lr=0.02)
for it in range(900):
    rows = torch.randint(0, 700, (100,))
    loss = ((surface(train[0][rows]) - train[1][rows]) ** 2).mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if it % 150 == 0:
        print(it, loss.item())
with torch.no_grad():
    print("hold-out", ((surface(hold[0]) - hold[1]) ** 2).mean().item())
