"""Regression with a custom linear layer (learnable gain per output)."""
import math
import torch
from torch import nn, Tensor
import torch.nn.functional as F
from torch.utils.data import TensorDataset, DataLoader


class GainLinear(nn.Module):
    def __init__(self, n_in: int, n_out: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.empty(n_out, n_in))
        self.bias = nn.Parameter(torch.zeros(n_out))
        self.gain = nn.Parameter(torch.ones(n_out))
        nn.init.kaiming_uniform_(self.weight, a=math.sqrt(5))

    def forward(self, x: Tensor) -> Tensor:
        return F.linear(x, self.weight.data, self.bias) * self.gain


class Regressor(nn.Module):
    def __init__(self, n_in: int, width: int = 8) -> None:
        super().__init__()
        self.inp = GainLinear(n_in, width)
        self.out = GainLinear(width, 1)

    def forward(self, x: Tensor) -> Tensor:
        return self.out(torch.tanh(self.inp(x))).squeeze(-1)


def main() -> None:
    torch.manual_seed(5)
    x = torch.randn(900, 6)
    y = torch.sin(x[:, 0] + x[:, 1]) + x[:, 2] * x[:, 3].tanh() + 0.5 * x[:, 4] - 0.5 * x[:, 5]
    loader = DataLoader(TensorDataset(x[:700], y[:700]), batch_size=50, shuffle=True)
    net = Regressor(6, 24)
    opt = torch.optim.Adam(net.parameters(), lr=0.01)
    for epoch in range(60):
        for xb, yb in loader:
            opt.zero_grad()
            loss = F.mse_loss(net(xb), yb)
            loss.backward()
            opt.step()
        if epoch % 10 == 9:
            with torch.no_grad():
                print(f"{epoch + 1:3d}  valid {F.mse_loss(net(x[700:]), y[700:]).item():.4f}")
    with torch.no_grad():
        print("final valid mse", F.mse_loss(net(x[700:]), y[700:]).item())


if __name__ == "__main__":
    main()
