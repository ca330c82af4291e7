import torch, math
from torch import nn
torch.manual_seed(12)
# find the key that matches the query and return its value
def make(n, T=6, d=6):
    keys = torch.nn.functional.normalize(torch.randn(n, T, d), dim=-1) * d ** 0.5
    vals = torch.randint(0, 4, (n, T))
    pick = torch.randint(0, T, (n,))
    return keys, vals, keys[torch.arange(n), pick], vals[torch.arange(n), pick]
class Lookup(nn.Module):
    def __init__(self, d=6, h=16):
        super().__init__()
        self.q, self.k = nn.Linear(d, h), nn.Linear(d, h)
        self.v = nn.Embedding(4, h)
        self.out = nn.Linear(h, 4)
    def forward(self, keys, vals, query):
        att = (self.k(keys) @ self.q(query).unsqueeze(-1)).squeeze(-1) / math.sqrt(16)
        w = att.softmax(dim=-1)
        return self.out((w.unsqueeze(-1) * self.v(vals)).sum(1))
m = Lookup()
opt = torch.optim.Adam(m.parameters(), lr=0.01)
for step in range(700):
    k, v, q, y = make(64)
    loss = nn.functional.cross_entropy(m(k, v, q), y)
    opt.zero_grad(); loss.backward(); opt.step()
    if step % 100 == 0: print(step, loss.item())
with torch.no_grad():
    k, v, q, y = make(500)
    print('acc', (m(k, v, q).argmax(1) == y).float().mean().item())
