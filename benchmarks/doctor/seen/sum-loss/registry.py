import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

cfg = dict(
    batch_size=128,
    lr=0.05,
    momentum=0.9,
    epochs=30,
    loss=dict(name="mse", reduction="sum"),
)

REGISTRY = {"mse": nn.MSELoss, "l1": nn.L1Loss}


def get_loss(spec):
    spec = dict(spec)
    return REGISTRY[spec.pop("name")](**spec)


def toy(n):
    a = torch.rand(n, 3) * 2 - 1
    b = torch.sin(2 * a[:, :1]) + a[:, 1:2] * a[:, 2:3]
    return a, b


torch.manual_seed(17)
x, y = toy(1280)
xv, yv = toy(300)
loader = DataLoader(TensorDataset(x, y), batch_size=cfg["batch_size"], shuffle=True)
net = nn.Sequential(nn.Linear(3, 40), nn.Tanh(), nn.Linear(40, 1))
loss_fn = get_loss(cfg["loss"])
opt = torch.optim.SGD(net.parameters(), lr=cfg["lr"], momentum=cfg["momentum"])
for epoch in range(cfg["epochs"]):
    seen = 0.0
    for xb, yb in loader:
        loss = loss_fn(net(xb), yb)
        opt.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 5.0)
        opt.step()
        seen += loss.item()
    if epoch % 5 == 4:
        print("epoch", epoch + 1, "train", seen)
with torch.no_grad():
    print("validation mse", ((net(xv) - yv) ** 2).mean().item())
