import torch
import torch.nn as nn
from torch.utils.data import TensorDataset, DataLoader

torch.manual_seed(0)


def transactions(n, share):
    fraud = (torch.rand(n) < share).float()
    x = torch.randn(n, 6)
    x[:, 0] += 1.1 * fraud
    x[:, 1] -= 0.9 * fraud
    x[:, 2] *= 1 + 0.5 * fraud
    return x, fraud


x, y = transactions(3000, 0.03)
xt, yt = transactions(2000, 0.03)
loader = DataLoader(TensorDataset(x, y), batch_size=100, shuffle=True)
net = nn.Sequential(nn.Linear(6, 16), nn.ReLU(), nn.Linear(16, 1))
criterion = nn.BCEWithLogitsLoss()
opt = torch.optim.SGD(net.parameters(), lr=0.05, weight_decay=1e-3)
for epoch in range(15):
    for xb, yb in loader:
        opt.zero_grad()
        loss = criterion(net(xb).squeeze(1), yb)
        loss.backward()
        opt.step()
    if epoch % 5 == 4:
        print("epoch", epoch + 1, "loss", loss.item())
with torch.no_grad():
    alarm = net(xt).squeeze(1) > 0
frauds = yt == 1
print("false alarms", (alarm & ~frauds).float().sum().item())
print("share of frauds found", alarm[frauds].float().mean().item())
