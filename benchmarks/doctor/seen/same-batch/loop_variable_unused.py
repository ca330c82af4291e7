import torch
from torch import nn
torch.manual_seed(4)
inputs = torch.randn(250, 3)
outputs = (inputs[:, 0] * inputs[:, 1]).unsqueeze(1) + inputs[:, 2:]
model = nn.Sequential(nn.Linear(3, 32), nn.ReLU(), nn.Linear(32, 1))
opt = torch.optim.Adam(model.parameters(), lr=0.01)
batch_size = 25
for epoch in range(100):
    for b in range(10):
        start = 0 * batch_size
        xb = inputs[start:start + batch_size]
        yb = outputs[start:start + batch_size]
        loss = nn.functional.mse_loss(model(xb), yb)
        opt.zero_grad()
        loss.backward()
        opt.step()
print(nn.functional.mse_loss(model(inputs), outputs).item())
