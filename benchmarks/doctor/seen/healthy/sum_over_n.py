import torch
import torch.nn as nn

torch.manual_seed(3)
x = torch.randn(600, 5)
y = x[:, 0].abs() - x[:, 1] * 0.5
model = nn.Sequential(nn.Linear(5, 32), nn.ReLU(), nn.Linear(32, 1))
opt = torch.optim.SGD(model.parameters(), lr=0.05, momentum=0.9, nesterov=True)
for epoch in range(40):
    for i in torch.randperm(500).split(64):
        loss = nn.functional.mse_loss(model(x[i]).squeeze(-1), y[i], reduction="sum") / len(i)
        opt.zero_grad()
        loss.backward()
        opt.step()
    if epoch % 8 == 7:
        print(epoch + 1, loss.item())
with torch.no_grad():
    print("val", ((model(x[500:]).squeeze(-1) - y[500:]) ** 2).mean().item())
