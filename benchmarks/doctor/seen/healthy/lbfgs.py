import torch
import torch.nn as nn

torch.manual_seed(0)
x = torch.linspace(-2, 2, 120).unsqueeze(1)
y = torch.exp(-x ** 2) * torch.sin(3 * x)
net = nn.Sequential(nn.Linear(1, 20), nn.Tanh(), nn.Linear(20, 1))
opt = torch.optim.LBFGS(net.parameters(), lr=1, max_iter=10, line_search_fn="strong_wolfe")


def closure():
    opt.zero_grad()
    loss = nn.functional.mse_loss(net(x), y)
    loss.backward()
    return loss


for outer in range(25):
    loss = opt.step(closure)
    if outer % 5 == 0:
        print(outer, loss.item())
print("mse", nn.functional.mse_loss(net(x), y).item())
