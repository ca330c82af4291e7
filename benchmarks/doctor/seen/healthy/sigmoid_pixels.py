import torch
from torch import nn
from sklearn.datasets import load_digits
torch.manual_seed(49)
img = torch.tensor(load_digits().data[:600] / 16, dtype=torch.float32)
coder = nn.Sequential(nn.Linear(64, 32), nn.ReLU(), nn.Linear(32, 16))
painter = nn.Sequential(nn.Linear(16, 32), nn.ReLU(), nn.Linear(32, 64), nn.Sigmoid())
opt = torch.optim.Adam([*coder.parameters(), *painter.parameters()], lr=0.004)
for epoch in range(40):
    for b in img[torch.randperm(600)].split(30):
        loss = nn.functional.mse_loss(painter(coder(b)), b)
        opt.zero_grad()
        loss.backward()
        opt.step()
print(nn.functional.mse_loss(painter(coder(img)), img).item())
