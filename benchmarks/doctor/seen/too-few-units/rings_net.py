import torch
import torch.nn as nn


class Net(nn.Module):
    def __init__(self, hidden: int):
        super().__init__()
        self.hidden = nn.Linear(2, hidden)
        self.out = nn.Linear(hidden, 3)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.out(torch.tanh(self.hidden(x)))


def make_rings(n: int) -> tuple[torch.Tensor, torch.Tensor]:
    label = torch.randint(0, 3, (n,))
    radius = 0.4 + 0.9 * label + 0.12 * torch.randn(n)
    angle = 6.2832 * torch.rand(n)
    pts = torch.stack([radius * angle.cos(), radius * angle.sin()], dim=1)
    return pts, label


torch.manual_seed(23)
x_train, y_train = make_rings(900)
x_test, y_test = make_rings(300)
net = Net(hidden=2)
opt = torch.optim.Adam(net.parameters(), lr=0.02)
n_epochs = 1200
for epoch in range(n_epochs):
    opt.zero_grad()
    loss = nn.functional.cross_entropy(net(x_train), y_train)
    loss.backward()
    opt.step()
    if epoch % 200 == 0:
        print(f"epoch {epoch:4d} loss {loss.item():.4f}")
with torch.no_grad():
    print("test accuracy:", (net(x_test).argmax(dim=1) == y_test).float().mean().item())
