"""Sequence regression: running mean of the last third, LSTM."""
import torch
from torch import nn


class SeqModel(nn.Module):
    def __init__(self, hidden=24):
        super().__init__()
        self.lstm = nn.LSTM(2, hidden, batch_first=True)
        self.head = nn.Linear(hidden, 1)

    def forward(self, s):
        out, _ = self.lstm(s)
        return self.head(out[:, -1])


torch.manual_seed(9)
value = torch.randn(700, 12)
flag = (torch.rand(700, 12) < 0.3).float()
seq = torch.stack([value, (flag - 0.3) / 0.46], dim=-1)
target = (value * flag).sum(1, keepdim=True)
target = target / target.std()
model = SeqModel()
opt = torch.optim.Adam(model.parameters(), lr=0.01)
sched = torch.optim.lr_scheduler.CosineAnnealingLR(opt, T_max=40)
for epoch in range(40):
    for i in torch.randperm(550).split(50):
        loss = (model(seq[i]) - target[i]).pow(2).mean()
        opt.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        opt.step()
    sched.step()
    if epoch % 8 == 0:
        print(epoch, loss.item())
with torch.no_grad():
    print("held out", (model(seq[550:]) - target[550:]).pow(2).mean().item())
