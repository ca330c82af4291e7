"""LSTM that sums the marked numbers of a sequence."""
import torch
from torch import nn


class Adder(nn.Module):
    def __init__(self, hidden: int = 24) -> None:
        super().__init__()
        self.rnn = nn.LSTM(2, hidden, batch_first=True)
        self.out = nn.Linear(hidden, 1)

    def forward(self, seq: torch.Tensor) -> torch.Tensor:
        states, _ = self.rnn(seq)
        return self.out(states[:, -1])


def batch(n: int, length: int = 6):
    values = torch.rand(n, length)
    marks = torch.zeros(n, length)
    picks = torch.rand(n, length).topk(2, dim=1).indices
    marks.scatter_(1, picks, 1.0)
    return torch.stack([values, marks], 2), (values * marks).sum(1, keepdim=True)


torch.manual_seed(12)
net = Adder()
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for step in range(700):
    x, y = batch(64)
    loss = nn.functional.mse_loss(net(x), y)
    opt.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(net.parameters(), 1.0)
    opt.step()
    if step % 100 == 0:
        print(step, loss.item())
with torch.no_grad():
    x, y = batch(500)
    print("test", nn.functional.mse_loss(net(x), y).item())
