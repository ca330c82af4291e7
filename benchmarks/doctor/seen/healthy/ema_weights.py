import copy
import torch
from torch import nn

torch.manual_seed(12345)
x = 4 * torch.rand(1400, 1) - 2
y = torch.cos(3 * x) * torch.exp(-0.3 * x) + 0.15 * torch.randn_like(x)
x_train, y_train, x_test, y_test = x[:1000], y[:1000], x[1000:], y[1000:]

student = nn.Sequential(nn.Linear(1, 40), nn.Tanh(), nn.Linear(40, 40), nn.Tanh(), nn.Linear(40, 1))
average = copy.deepcopy(student)
for p in average.parameters():
    p.requires_grad_(False)
opt = torch.optim.Adam(student.parameters(), lr=0.005)


@torch.no_grad()
def update_average(decay=0.98):
    for p_avg, p in zip(average.parameters(), student.parameters()):
        p_avg.mul_(decay).add_(p, alpha=1 - decay)


for epoch in range(50):
    for idx in torch.randperm(1000).split(40):
        loss = (student(x_train[idx]) - y_train[idx]).pow(2).mean()
        opt.zero_grad()
        loss.backward()
        opt.step()
        update_average()
    if epoch % 10 == 9:
        with torch.no_grad():
            print(epoch + 1, "student", (student(x_test) - y_test).pow(2).mean().item(), "average", (average(x_test) - y_test).pow(2).mean().item())
with torch.no_grad():
    print("averaged model, test mse:", (average(x_test) - y_test).pow(2).mean().item())
