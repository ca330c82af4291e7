import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
kind = torch.randint(1, 6, (500,))
x = torch.randn(500, 3) * 0.5 + torch.stack([kind.float() - 3, (kind % 2).float() * 2, (kind > 3).float()], 1)
dl = DataLoader(TensorDataset(x, kind), batch_size=50, shuffle=True)
net = nn.Sequential(nn.Linear(3, 32), nn.ReLU(), nn.Linear(32, 5))
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(30):
    for xb, yb in dl:
        loss = nn.functional.cross_entropy(net(xb), yb)
        opt.zero_grad()
        loss.backward()
        opt.step()
    if epoch % 6 == 5:
        print(epoch + 1, loss.item())
print("loss", loss.item())
