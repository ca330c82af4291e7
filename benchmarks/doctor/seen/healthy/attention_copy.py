"""One-layer transformer: output the token at the position given by the first token."""
import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(0)
T, V, D = 6, 8, 32


class Tiny(nn.Module):
    def __init__(self):
        super().__init__()
        self.tok, self.pos = nn.Embedding(V, D), nn.Embedding(T, D)
        self.enc = nn.TransformerEncoderLayer(D, 2, 64, dropout=0.0, batch_first=True, norm_first=True)
        self.out = nn.Linear(D, V)

    def forward(self, s):
        h = self.tok(s) + self.pos(torch.arange(s.shape[1]))
        return self.out(self.enc(h)[:, 0])


m = Tiny()
opt = torch.optim.AdamW(m.parameters(), lr=3e-3)
sched = torch.optim.lr_scheduler.CosineAnnealingLR(opt, 500)
for it in range(500):
    s = torch.randint(0, V, (64, T))
    s[:, 0] = torch.randint(1, T, (64,))
    y = s.gather(1, s[:, :1]).squeeze(1)
    loss = F.cross_entropy(m(s), y)
    opt.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(m.parameters(), 1.0)
    opt.step()
    sched.step()
    if it % 100 == 0:
        print(it, loss.item())
print(loss.item())
