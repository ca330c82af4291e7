import torch
import torch.nn as nn

torch.manual_seed(9)
x = torch.rand(500, 2) * 2 - 1
y = torch.sin(3 * x[:, :1]) * torch.cos(2 * x[:, 1:])

red = nn.Sequential(nn.Linear(2, 40), nn.ReLU(), nn.Linear(40, 1))
with torch.no_grad():
    red[0].weight.normal_(0, 1.0)
    red[0].bias.fill_(-2.2)

opt = torch.optim.SGD(red.parameters(), lr=0.05, momentum=0.9)
for epoca in range(100):
    for b in torch.randperm(500).split(50):
        opt.zero_grad()
        ecm = nn.functional.mse_loss(red(x[b]), y[b])
        ecm.backward()
        opt.step()
    if epoca % 25 == 24:
        print(epoca + 1, ecm.item())
with torch.no_grad():
    print("ecm", nn.functional.mse_loss(red(x), y).item())
