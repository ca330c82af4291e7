import torch
from torch import nn


class Block(nn.Module):
    def __init__(self, d):
        super().__init__()
        self.norm = nn.LayerNorm(d)
        self.up = nn.Linear(d, d)
        self.down = nn.Linear(d, d)
        nn.init.zeros_(self.down.weight)
        nn.init.zeros_(self.down.bias)

    def forward(self, x):
        return x + self.down(torch.nn.functional.gelu(self.up(self.norm(x))))


class ResMLP(nn.Module):
    def __init__(self, d_in=4, d=32, depth=5):
        super().__init__()
        self.stem = nn.Linear(d_in, d)
        self.blocks = nn.Sequential(*[Block(d) for _ in range(depth)])
        self.head = nn.Linear(d, 1)

    def forward(self, x):
        return self.head(self.blocks(self.stem(x))).squeeze(1)


def main(steps=600, peak=3e-3):
    torch.manual_seed(23)
    f = lambda x: torch.sin(x[:, 0] + x[:, 1]) + 0.5 * torch.tanh(2 * x[:, 2] * x[:, 3])
    model = ResMLP()
    opt = torch.optim.AdamW(model.parameters(), lr=peak)
    sched = torch.optim.lr_scheduler.OneCycleLR(opt, peak, total_steps=steps)
    for step in range(steps):
        x = torch.randn(64, 4)
        loss = nn.functional.smooth_l1_loss(model(x), f(x))
        opt.zero_grad()
        loss.backward()
        norm = nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        opt.step()
        sched.step()
        if step % 100 == 0:
            print(f"{step} loss {loss.item():.4f} norm {norm.item():.3f}")
    with torch.no_grad():
        x = torch.randn(1000, 4)
        print("test mse", nn.functional.mse_loss(model(x), f(x)).item())


main()
