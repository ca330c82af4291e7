import torch
from torch import nn

CFG = {
    "n_regular": 3000,
    "n_special": 36,
    "hidden": 24,
    "lr": 0.005,
    "epochs": 40,
    "batch": 128,
    "seed": 15,
}


def transactions(cfg, seed):
    g = torch.Generator().manual_seed(seed)
    a = torch.randn(cfg["n_regular"], 2, generator=g)
    b = torch.tensor([1.7, 0.0]) + 0.3 * torch.randn(cfg["n_special"], 2, generator=g)
    x = torch.cat([a, b])
    y = torch.cat([torch.zeros(len(a)), torch.ones(len(b))]).long()
    return x, y


class Detector(nn.Module):
    def __init__(self, hidden):
        super().__init__()
        self.stack = nn.Sequential(nn.Linear(2, hidden), nn.ReLU(), nn.Linear(hidden, hidden), nn.ReLU(), nn.Linear(hidden, 2))

    def forward(self, x):
        return self.stack(x)


def recalls(model, x, y):
    with torch.no_grad():
        pred = model(x).argmax(1)
    return [(pred[y == c] == c).float().mean().item() for c in (0, 1)]


torch.manual_seed(CFG["seed"])
x, y = transactions(CFG, 1)
x_test, y_test = transactions({**CFG, "n_special": 200}, 2)
model = Detector(CFG["hidden"])
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=CFG["lr"])

for epoch in range(CFG["epochs"]):
    for ids in torch.randperm(len(x)).split(CFG["batch"]):
        loss = criterion(model(x[ids]), y[ids])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    if epoch % 10 == 9:
        print(f"epoch {epoch + 1} loss {loss.item():.4f}")

r = recalls(model, x_test, y_test)
print("accuracy on training rows", (model(x).argmax(1) == y).float().mean().item())
print("mean of per-class recall", sum(r) / 2)
