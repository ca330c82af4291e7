import torch
import torch.nn as nn

torch.manual_seed(15)
X = torch.randn(600, 4)
y = (X[:, 0] > 0).long() + (X[:, 1] > 0).long()
net = nn.Sequential(nn.Linear(4, 32), nn.ReLU(), nn.Linear(32, 3))
opt = torch.optim.Adam(net.parameters(), lr=0.01)


def nll(scores, target):
    p = torch.softmax(scores, dim=0)
    return -torch.log(p[torch.arange(len(target)), target] + 1e-8).mean()


for epoch in range(40):
    for b in torch.randperm(480).split(60):
        loss = nll(net(X[b]), y[b])
        opt.zero_grad()
        loss.backward()
        opt.step()
    if epoch % 8 == 7:
        print(epoch + 1, loss.item())
print("acc", (net(X[480:]).argmax(1) == y[480:]).float().mean().item())
