"""Self-attention over short sets, AdamW, warm-up, EMA of the weights; the target is the largest element's partner."""
import math
import torch
import torch.nn as nn
import torch.nn.functional as F


class Pooler(nn.Module):
    def __init__(self, d=24):
        super().__init__()
        self.embed = nn.Linear(2, d)
        self.q = nn.Parameter(torch.randn(d) / d ** 0.5)
        self.k = nn.Linear(d, d)
        self.v = nn.Linear(d, d)
        self.mix = nn.Linear(d, 1)

    def forward(self, s):
        h = F.gelu(self.embed(s))
        score = self.k(h) @ self.q
        w = torch.softmax(score, dim=1)
        return self.mix((w.unsqueeze(-1) * self.v(h)).sum(1)).squeeze(-1)


def sets(n, size=5):
    s = torch.randn(n, size, 2)
    return s, s[torch.arange(n), s[:, :, 0].argmax(1), 1]


@torch.no_grad()
def ema_update(avg, model, decay=0.98):
    for a, p in zip(avg.parameters(), model.parameters()):
        a.mul_(decay).add_(p, alpha=1 - decay)


torch.manual_seed(93)
x, y = sets(6000)
xv, yv = sets(500)
model, avg = Pooler(), Pooler()
avg.load_state_dict(model.state_dict())
for p in avg.parameters():
    p.requires_grad_(False)
opt = torch.optim.AdamW(model.parameters(), lr=0.01, weight_decay=0.01)
TOTAL, WARM = 900, 60
sched = torch.optim.lr_scheduler.LambdaLR(opt, lambda s: min((s + 1) / WARM, 0.5 * (1 + math.cos(math.pi * s / TOTAL))))
for step in range(TOTAL):
    b = torch.randint(0, 6000, (100,))
    loss = F.mse_loss(model(x[b]), y[b])
    opt.zero_grad()
    loss.backward()
    nn.utils.clip_grad_value_(model.parameters(), 0.5)
    opt.step()
    sched.step()
    ema_update(avg, model)
    if step % 200 == 0:
        print(step, loss.item())
with torch.no_grad():
    print("averaged weights, validation", F.mse_loss(avg(xv), yv).item())
