import torch
from torch import nn

torch.manual_seed(4)
x = torch.rand(150, 2) * 4 - 2
y = (torch.sin(x[:, 0]) * x[:, 1]).unsqueeze(1)
model = nn.Sequential(nn.Linear(2, 20), nn.Tanh(), nn.Linear(20, 1))
opt = torch.optim.LBFGS(model.parameters(), lr=1.0, max_iter=20, line_search_fn="strong_wolfe")


def closure():
    opt.zero_grad()
    loss = nn.functional.mse_loss(model(x), y)
    loss.backward()
    return loss


for i in range(12):
    loss = opt.step(closure)
    print(i, loss.item())
print("done", nn.functional.mse_loss(model(x), y).item())
