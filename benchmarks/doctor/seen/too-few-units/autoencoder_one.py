import torch
from torch import nn
torch.manual_seed(4)
codes = torch.randn(300, 4)
data = torch.tanh(codes @ torch.randn(4, 10))
width = 1
encoder = nn.Sequential(nn.Linear(10, width), nn.Tanh())
decoder = nn.Linear(width, 10)
opt = torch.optim.Adam([*encoder.parameters(), *decoder.parameters()], lr=0.01)
for epoch in range(80):
    for batch in data[torch.randperm(300)].split(30):
        loss = (decoder(encoder(batch)) - batch).square().mean()
        opt.zero_grad()
        loss.backward()
        opt.step()
print(loss.item())
