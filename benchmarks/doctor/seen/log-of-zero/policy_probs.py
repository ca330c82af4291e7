import torch
from torch import nn

torch.manual_seed(33)
n = 300
x = torch.randn(n, 3)
y = (x.abs().argmax(1))
net = nn.Sequential(nn.Linear(3, 64), nn.ReLU(), nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 3))
opt = torch.optim.Adam(net.parameters(), lr=0.005)
temperature = 0.004


def loss_of(xb, yb):
    probs = nn.functional.softmax(net(xb) / temperature, dim=-1)
    chosen = probs[range(len(yb)), yb]
    return -chosen.log().mean()


for epoch in range(60):
    for idx in torch.randperm(n).split(30):
        opt.zero_grad()
        loss = loss_of(x[idx], y[idx])
        loss.backward()
        opt.step()
    if epoch % 20 == 0:
        print(epoch, loss.item())
print("final loss", loss.item())
