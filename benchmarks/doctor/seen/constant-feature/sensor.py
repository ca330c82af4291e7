import torch
import torch.nn as nn

torch.manual_seed(0)
n = 400
pressure = torch.randn(n)
flow = torch.randn(n)
status = torch.ones(n)
level = 0.6 * torch.randn(n) - 0.3 * flow
X = torch.stack([pressure, flow, status, level], dim=1)
y = torch.tanh(pressure) + 0.5 * level
model = nn.Sequential(nn.Linear(4, 24), nn.Tanh(), nn.Linear(24, 1))
opt = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(30):
    for i in torch.randperm(n).split(40):
        loss = nn.functional.mse_loss(model(X[i]).squeeze(1), y[i])
        opt.zero_grad()
        loss.backward()
        opt.step()
    if epoch % 6 == 5:
        print(epoch + 1, loss.item())
