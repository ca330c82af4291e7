# Does the first part of the sequence add up to something positive?  Elman RNN.
import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(3)
T, H = 20, 24


def batch(n):
    x = torch.randn(n, T, 1)
    y = (x[:, :12, 0].sum(1) > 0).long()
    return x, y


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.rnn = nn.RNN(1, H, batch_first=True)
        self.head = nn.Linear(H, 2)
        with torch.no_grad():
            self.rnn.weight_hh_l0.normal_(0, 0.6)

    def forward(self, x):
        out, _ = self.rnn(x)
        return self.head(out[:, -1])


net = Net()
opt = torch.optim.Adam(net.parameters(), lr=5e-3)
for step in range(500):
    x, y = batch(32)
    loss = F.cross_entropy(net(x), y)
    opt.zero_grad()
    loss.backward()
    opt.step()
    if step % 100 == 0:
        print(step, loss.item())

xt, yt = batch(1000)
with torch.no_grad():
    print("test loss", F.cross_entropy(net(xt), yt).item())
