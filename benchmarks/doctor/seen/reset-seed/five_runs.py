"""How much does the result depend on the random start? Four runs, mean and deviation."""
import statistics
import torch
from torch import nn

gen = torch.Generator().manual_seed(99)
x = torch.rand(400, 1, generator=gen) * 6 - 3
y = torch.where(x > 0, torch.sin(2 * x), 0.5 * x) + 0.05 * torch.randn(400, 1, generator=gen)
x_train, y_train, x_val, y_val = x[:300], y[:300], x[300:], y[300:]


def one_run(run: int) -> float:
    torch.manual_seed(0)
    net = nn.Sequential(nn.Linear(1, 20), nn.Tanh(), nn.Linear(20, 20), nn.Tanh(), nn.Linear(20, 1))
    opt = torch.optim.Adam(net.parameters(), lr=0.02)
    for step in range(400):
        idx = torch.randint(0, 300, (50,))
        loss = ((net(x_train[idx]) - y_train[idx]) ** 2).mean()
        opt.zero_grad()
        loss.backward()
        opt.step()
    with torch.no_grad():
        return ((net(x_val) - y_val) ** 2).mean().item()


results = []
for run in range(4):
    results.append(one_run(run))
    print(f"run {run}: val mse {results[-1]:.5f}")
print(f"deviation {statistics.pstdev(results):.6f}")
print(f"mean {statistics.mean(results):.5f}")
