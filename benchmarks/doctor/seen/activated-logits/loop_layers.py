"""Gesture classifier (8 gestures, 9 sensor channels)."""
from typing import List
import torch
from torch import nn


class GestureNet(nn.Module):
    def __init__(self, widths: List[int]) -> None:
        super().__init__()
        self.layers = nn.ModuleList(nn.Linear(i, o) for i, o in zip(widths, widths[1:]))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        for layer in self.layers:
            x = torch.tanh(layer(x))
        return x


def sample(n: int, proto: torch.Tensor, g: torch.Generator):
    y = torch.randint(len(proto), (n,), generator=g)
    return proto[y] + 0.5 * torch.randn(n, proto.shape[1], generator=g), y


def main() -> None:
    g = torch.Generator().manual_seed(101)
    torch.manual_seed(101)
    proto = torch.randn(8, 9, generator=g) * 1.2
    (xa, ya), (xb, yb) = sample(1600, proto, g), sample(400, proto, g)
    net = GestureNet([9, 32, 8])
    opt = torch.optim.NAdam(net.parameters(), lr=1e-2)
    crit = nn.CrossEntropyLoss()
    for epoch in range(15):
        for rows in torch.randperm(len(xa)).chunk(32):
            opt.zero_grad()
            crit(net(xa[rows]), ya[rows]).backward()
            opt.step()
        if epoch % 3 == 0:
            with torch.no_grad():
                print(f"epoch {epoch}: train loss {crit(net(xa), ya):.4f}")
    with torch.no_grad():
        print(f"held-out loss {crit(net(xb), yb):.5f}")


main()
