import torch
import torch.nn as nn

torch.manual_seed(22)
N, L, V = 500, 8, 6
seq = torch.randint(0, V, (N, L))
target = seq.flip(1)


class Rev(nn.Module):
    def __init__(self, d=32):
        super().__init__()
        self.tok = nn.Embedding(V, d)
        self.pos = nn.Parameter(torch.randn(L, d) * 0.5)
        self.att = nn.MultiheadAttention(d, 2, batch_first=True)
        self.ln = nn.LayerNorm(d)
        self.out = nn.Linear(d, V)

    def forward(self, s):
        h = self.tok(s) + self.pos
        a, _ = self.att(h, h, h, need_weights=False)
        return self.out(self.ln(h + a))


net = Rev()
opt = torch.optim.Adam(net.parameters(), lr=5e-3)
for ep in range(25):
    for i in torch.randperm(N).split(50):
        logits = net(seq[i])
        loss = nn.functional.cross_entropy(logits.reshape(-1, V), target[i].reshape(-1))
        opt.zero_grad()
        loss.backward()
        opt.step()
    if ep % 5 == 4:
        print(ep + 1, loss.item())
