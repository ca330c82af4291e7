"""Gradient accumulation: 4 micro-batches per update, two optimizers."""
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(1)
x = torch.randn(1024, 5)
y = torch.sin(x[:, :1]) + 0.5 * x[:, 1:2] * x[:, 2:3].tanh() + 0.3 * x[:, 3:4] - 0.3 * x[:, 4:]
dl = DataLoader(TensorDataset(x[:832], y[:832]), batch_size=13, shuffle=True)
body = nn.Sequential(nn.Linear(5, 40), nn.Tanh())
head = nn.Linear(40, 1)
opts = [torch.optim.Adam(body.parameters(), lr=0.01), torch.optim.Adam(head.parameters(), lr=0.005)]
ACC = 4
for epoch in range(60):
    for k, (a, b) in enumerate(dl, 1):
        loss = nn.functional.mse_loss(head(body(a)), b)
        (loss / ACC).backward()
        if k % ACC == 0:
            for o in opts:
                o.step()
                o.zero_grad()
    if epoch % 15 == 14:
        print(epoch + 1, loss.item())
with torch.no_grad():
    print("valid", nn.functional.mse_loss(head(body(x[832:])), y[832:]).item())
