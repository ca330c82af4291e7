import torch
from torch import nn
torch.manual_seed(28)
body = nn.Sequential(nn.Linear(2, 16), nn.ReLU())
head_a, head_b = nn.Linear(16, 2), nn.Linear(16, 1)
opt_body = torch.optim.Adam(body.parameters(), lr=0.01)
opt_heads = torch.optim.SGD([*head_a.parameters(), *head_b.parameters()], lr=0.1)
x = torch.randn(256, 2)
kind = (x[:, 0] > 0).long(); size = x.abs().sum(1, keepdim=True)
for epoch in range(60):
    for i in torch.randperm(256).split(32):
        h = body(x[i])
        loss = nn.functional.cross_entropy(head_a(h), kind[i]) + nn.functional.mse_loss(head_b(h), size[i])
        for o in (opt_body, opt_heads): o.zero_grad()
        loss.backward()
        for o in (opt_body, opt_heads): o.step()
print(loss.item())
