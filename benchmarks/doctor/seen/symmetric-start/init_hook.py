from typing import Tuple
import torch
import torch.nn as nn
from sklearn.datasets import make_circles


def init_params(layer: nn.Module) -> None:
    if isinstance(layer, nn.Linear):
        nn.init.constant_(layer.weight, 0.25)
        nn.init.zeros_(layer.bias)


class Encoder(nn.Module):
    def __init__(self, dims: Tuple[int, ...]) -> None:
        super().__init__()
        self.layers = nn.ModuleList(nn.Linear(a, b) for a, b in zip(dims, dims[1:]))
        self.apply(init_params)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        for layer in self.layers[:-1]:
            x = nn.functional.elu(layer(x))
        return self.layers[-1](x)


def main() -> None:
    torch.manual_seed(123)
    xs, ys = make_circles(400, noise=0.08, factor=0.5, random_state=0)
    xs = torch.tensor(xs / xs.std(0), dtype=torch.float32)
    ys = torch.tensor(ys, dtype=torch.float32)
    net = Encoder((2, 20, 20, 1))
    opt = torch.optim.RMSprop(net.parameters(), lr=3e-3)
    for epoch in range(40):
        for idx in torch.randperm(400).split(40):
            logit = net(xs[idx]).squeeze(1)
            loss = nn.functional.binary_cross_entropy_with_logits(logit, ys[idx])
            opt.zero_grad()
            loss.backward()
            opt.step()
        if epoch % 10 == 9:
            print(f"{epoch + 1:>3} {loss.item():.4f}")
    with torch.no_grad():
        acc = ((net(xs).squeeze(1) > 0) == (ys > 0.5)).float().mean()
    print("accuracy", acc.item())


main()
