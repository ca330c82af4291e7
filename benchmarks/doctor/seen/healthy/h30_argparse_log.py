import argparse
import logging
import torch
from torch import nn, optim

log = logging.getLogger("train")


class Residual(nn.Module):
    def __init__(self, d: int):
        super().__init__()
        self.f = nn.Sequential(nn.LayerNorm(d), nn.Linear(d, d), nn.GELU(), nn.Linear(d, d))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return x + self.f(x)


def main() -> None:
    p = argparse.ArgumentParser()
    p.add_argument("--depth", type=int, default=6)
    p.add_argument("--steps", type=int, default=500)
    a = p.parse_args()
    logging.basicConfig(level=logging.INFO)
    torch.manual_seed(30)
    x = torch.randn(512, 4)
    y = (x[:, 0] * x[:, 1] + torch.sin(2 * x[:, 2])).unsqueeze(1)
    y = (y - y.mean()) / y.std()
    net = nn.Sequential(nn.Linear(4, 32), *[Residual(32) for _ in range(a.depth)], nn.Linear(32, 1))
    opt = optim.AdamW(net.parameters(), lr=3e-3, weight_decay=1e-3)
    sched = optim.lr_scheduler.CosineAnnealingLR(opt, a.steps)
    for step in range(a.steps):
        idx = torch.randint(0, len(x), (64,))
        loss = nn.functional.mse_loss(net(x[idx]), y[idx])
        opt.zero_grad(set_to_none=True)
        loss.backward()
        opt.step()
        sched.step()
        if step % 100 == 0:
            log.info("step %d loss %.4f", step, loss.item())
    with torch.no_grad():
        print("mse", nn.functional.mse_loss(net(x), y).item())


if __name__ == "__main__":
    main()
