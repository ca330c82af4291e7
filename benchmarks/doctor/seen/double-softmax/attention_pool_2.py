import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(18)
VOCAB, LEN, N = 20, 8, 360
tokens = torch.randint(3, VOCAB, (N, LEN))
label = torch.randint(0, 3, (N,))
pos = torch.randint(0, LEN, (N,))
tokens[torch.arange(N), pos] = label


class Pool(nn.Module):
    def __init__(self, d=16):
        super().__init__()
        self.emb = nn.Embedding(VOCAB, d)
        self.score = nn.Linear(d, 1)
        self.out = nn.Linear(d, 3)

    def forward(self, ids):
        e = self.emb(ids)
        a = torch.softmax(self.score(e), dim=1)
        pooled = (a * e).sum(1)
        return F.softmax(self.out(pooled), dim=-1)


net = Pool()
opt = torch.optim.AdamW(net.parameters(), lr=0.02)
for epoch in range(25):
    for b in torch.randperm(N).split(36):
        loss = F.cross_entropy(net(tokens[b]), label[b])
        opt.zero_grad()
        loss.backward()
        opt.step()
    if epoch % 5 == 4:
        print(epoch + 1, loss.item())
with torch.no_grad():
    print("loss", F.cross_entropy(net(tokens), label).item())
