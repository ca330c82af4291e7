# Tomorrow's temperature from today's measurements, closed loop with torch.optim.SGD
import torch


def build_table(n: int) -> tuple[torch.Tensor, torch.Tensor]:
    temp = torch.randn(n)
    pressure = torch.randn(n)
    humidity = torch.randn(n)
    wind = 0.5 * pressure + torch.randn(n)
    table = torch.stack([temp, pressure, humidity, wind, temp], dim=1)
    tomorrow = 0.8 * temp - 0.4 * pressure + 0.3 * torch.relu(humidity) - 0.1 * wind + 0.1 * torch.randn(n)
    return table, tomorrow


torch.manual_seed(2718)
x, y = build_table(1000)
net = torch.nn.Sequential(torch.nn.Linear(5, 12), torch.nn.GELU(), torch.nn.Linear(12, 1))
opt = torch.optim.SGD(net.parameters(), lr=0.1)
sched = torch.optim.lr_scheduler.CosineAnnealingLR(opt, T_max=600)
for it in range(600):
    rows = torch.randperm(800)[:80]
    loss = (net(x[rows]).view(-1) - y[rows]).square().mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
    sched.step()
    if it % 120 == 0:
        print("it", it, "loss", loss.item())
with torch.no_grad():
    print("mse on unseen days", (net(x[800:]).view(-1) - y[800:]).square().mean().item())
