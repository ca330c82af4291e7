import torch
import torch.nn as nn

torch.manual_seed(13)


class FlexibleMLP(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        self.hidden = [nn.Linear(a, b) for a, b in zip(sizes[:-2], sizes[1:-1])]
        self.out = nn.Linear(sizes[-2], sizes[-1])

    def forward(self, x):
        for layer in self.hidden:
            x = torch.tanh(layer(x))
        return self.out(x)


x = torch.rand(500, 2) * 4 - 2
t = (x[:, :1] * x[:, 1:]) + torch.sin(3 * x[:, :1])
t = t / t.std()
model = FlexibleMLP([2, 16, 16, 1])
opt = torch.optim.Adam(model.parameters(), lr=0.01)
sched = torch.optim.lr_scheduler.CosineAnnealingLR(opt, T_max=1000)
for step in range(1000):
    loss = nn.functional.mse_loss(model(x), t)
    opt.zero_grad()
    loss.backward()
    opt.step()
    sched.step()
    if step % 200 == 0:
        print(f"{step} {loss.item():.5f}")
print(f"final {nn.functional.mse_loss(model(x), t).item():.5f}")
