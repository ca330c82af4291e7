import torch
from torch import nn

hp = {"hidden": 20, "lr": 0.9, "momentum": 0.9, "steps": 500, "batch": 40}

torch.manual_seed(77)
x = torch.rand(500, 3) * 4 - 2
x = x / x.std(0)
f = x[:, 0] * torch.cos(x[:, 1]) + 0.5 * x[:, 2]
f = ((f - f.mean()) / f.std()).unsqueeze(1) + 0.05 * torch.randn(500, 1)
x_fit, f_fit, x_new, f_new = x[:400], f[:400], x[400:], f[400:]


def make_model(hp):
    return nn.Sequential(nn.Linear(3, hp["hidden"]), nn.ReLU(), nn.Linear(hp["hidden"], 1))


def make_optimizer(model, hp):
    return torch.optim.SGD(model.parameters(), lr=hp["lr"], momentum=hp["momentum"])


model = make_model(hp)
optimizer = make_optimizer(model, hp)
for step in range(hp["steps"]):
    i = torch.randint(len(x_fit), (hp["batch"],))
    loss = nn.functional.mse_loss(model(x_fit[i]), f_fit[i])
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if step % 100 == 0:
        print(step, loss.item())
with torch.no_grad():
    print("error on new points", nn.functional.mse_loss(model(x_new), f_new).item())
