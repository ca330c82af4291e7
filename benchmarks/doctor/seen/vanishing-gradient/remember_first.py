import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(11)

# the label is the very first symbol; the rest of the sequence is noise
VOCAB, LEN = 4, 30
def make(n):
    s = torch.randint(0, VOCAB, (n, LEN))
    return s, s[:, 0].clone()

class Memory(nn.Module):
    def __init__(self):
        super().__init__()
        self.emb = nn.Embedding(VOCAB, 8)
        self.rnn = nn.RNN(8, 32, batch_first=True)
        nn.init.normal_(self.rnn.weight_hh_l0, std=0.05)
        self.out = nn.Linear(32, VOCAB)
    def forward(self, s):
        h, _ = self.rnn(self.emb(s))
        return self.out(h[:, -1])

xtr, ytr = make(1500)
xte, yte = make(400)
model = Memory()
opt = torch.optim.Adam(model.parameters(), lr=2e-3)
for ep in range(16):
    perm = torch.randperm(len(xtr))
    tot = 0.
    for i in range(0, len(xtr), 50):
        j = perm[i:i+50]
        loss = F.cross_entropy(model(xtr[j]), ytr[j])
        opt.zero_grad(); loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        opt.step()
        tot += loss.item()
    print(ep, tot / 30)
model.eval()
with torch.no_grad():
    print('test acc', (model(xte).argmax(1) == yte).float().mean().item())
