"""
Recurrent cell written from the equations in my lecture notes.
Task: read 60 numbers and say whether the last four add up to more than zero.
"""
import math
import torch
import torch.nn as nn

torch.manual_seed(12)
T, H = 60, 32


class Cell(nn.Module):
    def __init__(self, n_in, n_hidden):
        super().__init__()
        self.inp = nn.Linear(n_in, n_hidden)
        self.rec = nn.Linear(n_hidden, n_hidden, bias=False)
        nn.init.normal_(self.rec.weight, std=2.8 / math.sqrt(n_hidden))

    def forward(self, x, h):
        return torch.tanh(self.inp(x) + self.rec(h))


class Reader(nn.Module):
    def __init__(self):
        super().__init__()
        self.cell = Cell(1, H)
        self.readout = nn.Linear(H, 2)

    def forward(self, seq):
        h = seq.new_zeros(seq.shape[0], H)
        for t in range(seq.shape[1]):
            h = self.cell(seq[:, t], h)
        return self.readout(h)


def batch(n):
    v = torch.randn(n, T, 1)
    return v, (v[:, -4:, 0].sum(1) > 0).long()


model = Reader()
ce = nn.CrossEntropyLoss()
opt = torch.optim.SGD(model.parameters(), lr=0.02, momentum=0.9)
for step in range(300):
    x, y = batch(64)
    loss = ce(model(x), y)
    opt.zero_grad()
    loss.backward()
    opt.step()
    if step % 50 == 0:
        print("step", step, "loss", round(loss.item(), 4))

with torch.no_grad():
    x, y = batch(1000)
    print("test loss", ce(model(x), y).item())
