import torch
import torch.nn as nn


class Block(nn.Module):
    def __init__(self, d):
        super().__init__()
        self.norm, self.a, self.b = nn.LayerNorm(d), nn.Linear(d, d), nn.Linear(d, d)
        nn.init.zeros_(self.b.weight)
        nn.init.zeros_(self.b.bias)

    def forward(self, x):
        return x + self.b(torch.relu(self.a(self.norm(x))))


torch.manual_seed(5)
x = torch.rand(500, 2) * 4 - 2
y = torch.sin(x[:, :1] * 2) + torch.cos(x[:, 1:])
net = nn.Sequential(nn.Linear(2, 24), *[Block(24) for _ in range(8)], nn.Linear(24, 1))
opt = torch.optim.AdamW(net.parameters(), lr=3e-3)
for epoch in range(25):
    for i in torch.randperm(500).split(50):
        loss = nn.functional.mse_loss(net(x[i]), y[i])
        opt.zero_grad()
        loss.backward()
        opt.step()
    if epoch % 5 == 4:
        print(epoch + 1, loss.item())
print("mse", nn.functional.mse_loss(net(x), y).item())
