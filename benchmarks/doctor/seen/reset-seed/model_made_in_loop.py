import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

def build():
    torch.manual_seed(1)
    return nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 2))

torch.manual_seed(1)
x = torch.randn(200, 2)
y = (x[:, 0] * x[:, 1] > 0).long()
loader = DataLoader(TensorDataset(x, y), batch_size=25, shuffle=True)
model = build()
for epoch in range(30):
    model = build()
    opt = torch.optim.SGD(model.parameters(), lr=0.3)
    for xb, yb in loader:
        loss = nn.functional.cross_entropy(model(xb), yb)
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(epoch, nn.functional.cross_entropy(model(x), y).item())
