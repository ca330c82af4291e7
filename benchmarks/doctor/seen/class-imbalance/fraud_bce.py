import torch
from torch import nn

def make_transactions(n=800, frauds=24):
    g = torch.Generator().manual_seed(1)
    normal = torch.randn(n - frauds, 3, generator=g)
    fraud = torch.randn(frauds, 3, generator=g) + 0.9
    return torch.cat([normal, fraud]), torch.cat([torch.zeros(n - frauds, 1), torch.ones(frauds, 1)])

torch.manual_seed(1)
x, y = make_transactions()
model = nn.Linear(3, 1)
criterion = nn.BCEWithLogitsLoss()
opt = torch.optim.SGD(model.parameters(), lr=0.2)
for epoch in range(30):
    for i in torch.randperm(len(x)).split(80):
        loss = criterion(model(x[i]), y[i])
        opt.zero_grad()
        loss.backward()
        opt.step()
found = ((model(x) > 0) & (y == 1)).sum().item() / 24
print("found", found)
