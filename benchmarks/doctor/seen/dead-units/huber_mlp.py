import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(50)


def init_weights(m: nn.Module) -> None:
    if isinstance(m, nn.Linear):
        nn.init.kaiming_normal_(m.weight, nonlinearity="relu")
        nn.init.zeros_(m.bias)


class MLP(nn.Module):
    def __init__(self, d_in: int, d_hidden: int, d_out: int):
        super().__init__()
        self.inp = nn.Linear(d_in, d_hidden)
        self.out = nn.Linear(d_hidden, d_out)
        self.apply(init_weights)
        nn.init.constant_(self.inp.bias, -9.0)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.out(torch.relu(self.inp(x)))


x = 2 * torch.rand(1000, 3) - 1
target = torch.sin(3 * x[:, :1]) * x[:, 1:2] + x[:, 2:] ** 2 + 0.03 * torch.randn(1000, 1)
target = (target - target.mean()) / target.std()
train = DataLoader(TensorDataset(x[:800], target[:800]), batch_size=40, shuffle=True)

model = MLP(3, 48, 1)
opt = torch.optim.Adam(model.parameters(), lr=0.04)
sched = torch.optim.lr_scheduler.CosineAnnealingLR(opt, 50)
huber = nn.HuberLoss()
for epoch in range(50):
    for xb, tb in train:
        loss = huber(model(xb), tb)
        opt.zero_grad()
        loss.backward()
        opt.step()
    sched.step()
    if epoch % 10 == 0:
        print(f"epoch {epoch}: loss {loss.item():.4f}")

model.eval()
with torch.no_grad():
    print("held-out huber", huber(model(x[800:]), target[800:]).item())
