# a recurrent net that must remember the sign of the first number
import torch
from torch import nn

class Rnn(nn.Module):
    def __init__(self, hidden=12):
        super().__init__()
        self.inp = nn.Linear(1, hidden)
        self.rec = nn.Linear(hidden, hidden, bias=False)
        self.out = nn.Linear(hidden, 2)
        nn.init.orthogonal_(self.rec.weight, gain=1.3)
        nn.init.normal_(self.out.weight, std=1e-4)
        nn.init.zeros_(self.out.bias)
    def forward(self, seq):
        h = torch.zeros(seq.shape[0], self.rec.in_features)
        for t in range(seq.shape[1]):
            h = self.rec(h) + self.inp(seq[:, t:t + 1])
        return self.out(h)

torch.manual_seed(3)
seq = 0.05 * torch.randn(128, 35)
seq[:, 0] = torch.randn(128).sign()
goal = (seq[:, 0] > 0).long()
net = Rnn()
opt = torch.optim.SGD(net.parameters(), lr=0.05)
for epoch in range(15):
    for i in torch.randperm(128).split(16):
        opt.zero_grad()
        nn.functional.cross_entropy(net(seq[i]), goal[i]).backward()
        opt.step()
print(nn.functional.cross_entropy(net(seq), goal).item())
