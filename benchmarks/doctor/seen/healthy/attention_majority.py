"""Which of three symbols carries the marked value? Attention pooling, label smoothing, OneCycle."""
import math
import torch
import torch.nn as nn

torch.manual_seed(60)
SYMBOLS, LEN = 12, 10


def batch_of(n):
    tok = torch.randint(3, SYMBOLS, (n, LEN))
    label = torch.randint(0, 3, (n,))
    place = torch.randint(0, LEN, (n,))
    tok[torch.arange(n), place] = label
    return tok, label


class Pool(nn.Module):
    def __init__(self, dim=16):
        super().__init__()
        self.emb = nn.Embedding(SYMBOLS, dim)
        self.key = nn.Linear(dim, dim)
        self.value = nn.Linear(dim, dim)
        self.query = nn.Parameter(torch.randn(dim) / dim ** 0.5)
        self.out = nn.Linear(dim, 3)

    def forward(self, tok):
        e = self.emb(tok)
        score = self.key(e) @ self.query / math.sqrt(e.size(-1))
        att = score.softmax(dim=1).unsqueeze(-1)
        return self.out((att * self.value(e)).sum(1))


model = Pool()
STEPS = 300
opt = torch.optim.AdamW(model.parameters(), lr=0.02, weight_decay=0.01)
sched = torch.optim.lr_scheduler.OneCycleLR(opt, max_lr=0.02, total_steps=STEPS)
loss_fn = nn.CrossEntropyLoss(label_smoothing=0.1)
for step in range(STEPS):
    tok, label = batch_of(64)
    loss = loss_fn(model(tok), label)
    opt.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    opt.step()
    sched.step()
    if step % 60 == 0:
        print('step', step, 'loss', loss.item())
model.eval()
with torch.no_grad():
    tok, label = batch_of(1000)
    print('accuracy', (model(tok).argmax(1) == label).float().mean().item())
