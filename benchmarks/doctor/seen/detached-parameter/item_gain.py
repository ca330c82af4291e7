import torch
import torch.nn as nn


class Damped(nn.Module):
    """y = A exp(-k t) cos(w t): fits k and w and A."""

    def __init__(self):
        super().__init__()
        self.A = nn.Parameter(torch.tensor(1.0))
        self.k = nn.Parameter(torch.tensor(0.2))
        self.w = nn.Parameter(torch.tensor(2.6))

    def forward(self, t):
        decay = torch.exp(-self.k.item() * t)
        return self.A * decay * torch.cos(self.w * t)


torch.manual_seed(0)
t = torch.linspace(0, 4, 200)
measured = 2.0 * torch.exp(-0.9 * t) * torch.cos(3.0 * t) + 0.02 * torch.randn(200)
model = Damped()
opt = torch.optim.Adam(model.parameters(), lr=0.02)
for step in range(400):
    opt.zero_grad()
    loss = nn.functional.mse_loss(model(t), measured)
    loss.backward()
    opt.step()
    if step % 80 == 0:
        print(f"{step} loss {loss.item():.5f} k {model.k.item():.3f} w {model.w.item():.3f}")
print(f"loss {loss.item():.5f}")
