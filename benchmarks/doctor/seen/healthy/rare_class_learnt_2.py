import torch
from torch import nn

torch.manual_seed(30)
n = 3000
rare = torch.rand(n) < 0.05
x = torch.randn(n, 5)
x[rare] += torch.tensor([2.5, -2.0, 2.0, 0.0, 0.0])
x = (x - x.mean(0)) / x.std(0)
y = rare.float()
net = nn.Sequential(nn.Linear(5, 12), nn.ReLU(), nn.Linear(12, 1))
loss_fn = nn.BCEWithLogitsLoss(pos_weight=torch.tensor(4.0))
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(12):
    for b in torch.randperm(2200).split(55):
        opt.zero_grad()
        loss = loss_fn(net(x[b]).squeeze(1), y[b])
        loss.backward()
        opt.step()
    print(epoch, loss.item())
with torch.no_grad():
    guess = net(x[2200:]).squeeze(1) > 0
    truth = y[2200:] > 0.5
print("balanced accuracy", 0.5 * (guess[truth].float().mean() + (~guess[~truth]).float().mean()).item())
