import torch
import torch.nn as nn

torch.manual_seed(17)
x = torch.rand(900, 3) * 2 - 1
y = (torch.sin(3 * x[:, 0]) + x[:, 1] * x[:, 2]).unsqueeze(1)
xt, yt, xv, yv = x[:600], y[:600], x[600:], y[600:]


class EarlyStopping:
    def __init__(self, patience: int, min_delta: float = 0.0):
        self.patience, self.min_delta = patience, min_delta
        self.best, self.bad = float("inf"), 0

    def __call__(self, value: float) -> bool:
        if value < self.best - self.min_delta:
            self.best, self.bad = value, 0
        else:
            self.bad += 1
        return self.bad >= self.patience


net = nn.Sequential(nn.Linear(3, 40), nn.Tanh(), nn.Linear(40, 1))
opt = torch.optim.Adam(net.parameters(), lr=0.01)
stopper = EarlyStopping(patience=3, min_delta=0.1)
for epoch in range(150):
    for i in torch.randperm(600).split(50):
        loss = nn.functional.mse_loss(net(xt[i]), yt[i])
        opt.zero_grad()
        loss.backward()
        opt.step()
    with torch.no_grad():
        val = nn.functional.mse_loss(net(xv), yv).item()
    if epoch % 10 == 0:
        print(f"epoch {epoch} val {val:.4f}")
    if stopper(val):
        print("stopping at epoch", epoch)
        break
print("validation loss", val)
