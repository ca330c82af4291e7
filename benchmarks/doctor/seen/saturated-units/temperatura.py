import torch
import torch.nn as nn


class RedTemp(nn.Module):
    def __init__(self, n_in: int, n_oculta: int, n_out: int, k: float = 40.0):
        super().__init__()
        self.k = k
        self.l1 = nn.Linear(n_in, n_oculta)
        self.l2 = nn.Linear(n_oculta, n_out)

    def forward(self, x):
        h = torch.tanh(self.k * self.l1(x))
        return self.l2(h)


def main():
    torch.manual_seed(8)
    x = torch.randn(500, 3)
    y = torch.sin(1.5 * x[:, 0]) + 0.5 * x[:, 1] * x[:, 2]
    y = (y - y.mean()).unsqueeze(1)
    red = RedTemp(3, 30, 1)
    opt = torch.optim.Adam(red.parameters(), lr=0.01)
    for ep in range(60):
        for b in torch.randperm(400).split(40):
            opt.zero_grad()
            perd = nn.functional.mse_loss(red(x[b]), y[b])
            perd.backward()
            opt.step()
        if ep % 10 == 0:
            print(ep, perd.item())
    with torch.no_grad():
        print("validación", nn.functional.mse_loss(red(x[400:]), y[400:]).item())


main()
