import torch
import torch.nn as nn

torch.manual_seed(71)


class RedOlas(nn.Module):
    """Altura de la ola en función de la posición y del viento."""

    def __init__(self, ocultas=12):
        super().__init__()
        self.l1 = nn.Linear(2, ocultas)
        self.l2 = nn.Linear(ocultas, 1)
        nn.init.xavier_uniform_(self.l1.weight)
        nn.init.constant_(self.l1.bias, 6.0)
        nn.init.xavier_uniform_(self.l2.weight)
        nn.init.zeros_(self.l2.bias)

    def forward(self, x):
        return self.l2(torch.tanh(self.l1(x)))


x = torch.randn(1000, 2)
y = torch.sin(1.5 * x[:, :1]) + 0.5 * x[:, 1:] + 0.1 * torch.randn(1000, 1)
red = RedOlas()
opt = torch.optim.SGD(red.parameters(), lr=0.05)
for epoca in range(60):
    perm = torch.randperm(1000)
    total = 0.0
    for k in range(0, 1000, 40):
        xb, yb = x[perm[k:k + 40]], y[perm[k:k + 40]]
        opt.zero_grad()
        perdida = nn.functional.mse_loss(red(xb), yb)
        perdida.backward()
        opt.step()
        total += perdida.item() * 40
    if epoca % 10 == 9:
        print(f"época {epoca + 1}: {total / 1000:.4f}")
print("final", total / 1000)
