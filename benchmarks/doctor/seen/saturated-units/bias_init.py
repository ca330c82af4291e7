import torch
from torch import nn

torch.manual_seed(0)
t = torch.linspace(-3, 3, 300)[:, None]
target = torch.sin(2 * t)

model = nn.Sequential(nn.Linear(1, 30), nn.Tanh(), nn.Linear(30, 1))
with torch.no_grad():
    model[0].weight.normal_(0, 1.0)
    model[0].bias.uniform_(8, 12)

opt = torch.optim.Adam(model.parameters(), lr=0.01)
for step in range(401):
    loss = ((model(t) - target) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
    if step % 100 == 0:
        print(step, loss.item())
print("end", ((model(t) - target) ** 2).mean().item())
