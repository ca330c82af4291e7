"""Are the brackets balanced? A many-to-one LSTM with clipped gradients."""
import random
import torch
from torch import nn

random.seed(3)
torch.manual_seed(3)
L = 12


def balanced(s):
    depth = 0
    for ch in s:
        depth += 1 if ch == "(" else -1
        if depth < 0:
            return False
    return depth == 0


def make_balanced():
    s, depth = "", 0
    for k in range(L):
        left = L - k
        if depth == 0:
            s += "("
        elif depth == left:
            s += ")"
        else:
            s += random.choice("()")
        depth += 1 if s[-1] == "(" else -1
    return s


good, bad = set(), set()
while len(good) < 120:
    good.add(make_balanced())
while len(bad) < 120:
    s = list(random.choice(sorted(good)))
    random.shuffle(s)
    s = "".join(s)
    if not balanced(s):
        bad.add(s)
rows = [(s, 1) for s in sorted(good)] + [(s, 0) for s in sorted(bad)]
random.shuffle(rows)
x = torch.tensor([[0 if c == "(" else 1 for c in s] for s, _ in rows])
y = torch.tensor([float(k) for _, k in rows])
x_tr, y_tr, x_te, y_te = x[:200], y[:200], x[200:], y[200:]


class Reader(nn.Module):
    def __init__(self):
        super().__init__()
        self.emb = nn.Embedding(2, 4)
        self.rnn = nn.LSTM(4, 16, batch_first=True)
        self.fc = nn.Linear(16, 1)

    def forward(self, ids):
        _, (h, _) = self.rnn(self.emb(ids))
        return self.fc(h[-1]).squeeze(1)


net = Reader()
opt = torch.optim.Adam(net.parameters(), lr=0.02)
for epoch in range(60):
    for b in torch.randperm(200).split(40):
        opt.zero_grad()
        loss = nn.functional.binary_cross_entropy_with_logits(net(x_tr[b]), y_tr[b])
        loss.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        opt.step()
    if epoch % 10 == 9:
        print("epoch", epoch + 1, "loss", round(loss.item(), 4))
with torch.no_grad():
    print("accuracy", ((net(x_te) > 0).float() == y_te).float().mean().item())
