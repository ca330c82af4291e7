import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(16)


class AttnPool(nn.Module):
    """attention pooling over a set of 6 vectors, then a classifier"""

    def __init__(self, d=5, k=3):
        super().__init__()
        self.score = nn.Linear(d, 1)
        self.val = nn.Linear(d, 24)
        self.cls = nn.Linear(24, k)

    def forward(self, x):
        a = F.softmax(self.score(x), dim=1)
        pooled = (a * torch.relu(self.val(x))).sum(1)
        return F.softmax(self.cls(pooled), dim=-1)


protos = torch.randn(3, 5) * 2
y = torch.arange(450) % 3
x = torch.randn(450, 6, 5)
x[torch.arange(450), torch.randint(0, 6, (450,))] += protos[y] * 1.5
model = AttnPool()
opt = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(50):
    for idx in torch.randperm(450).split(45):
        loss = F.cross_entropy(model(x[idx]), y[idx])
        opt.zero_grad()
        loss.backward()
        opt.step()
    if epoch % 10 == 0:
        print(epoch, loss.item())
with torch.no_grad():
    print(F.cross_entropy(model(x), y).item())
