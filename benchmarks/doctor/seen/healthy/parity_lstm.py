"""LSTM: does the token string contain more openings than closings at its end?"""
import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset


class Brackets(Dataset):
    def __init__(self, n, seed):
        g = torch.Generator().manual_seed(seed)
        self.tokens = torch.randint(0, 3, (n, 13), generator=g)
        depth = (self.tokens == 1).sum(1) - (self.tokens == 2).sum(1)
        keep = depth != 0
        self.tokens, self.label = self.tokens[keep], (depth[keep] > 0).long()

    def __len__(self):
        return len(self.label)

    def __getitem__(self, i):
        return self.tokens[i], self.label[i]


class Counter(nn.Module):
    def __init__(self):
        super().__init__()
        self.emb = nn.Embedding(3, 4)
        self.lstm = nn.LSTM(4, 16, batch_first=True)
        self.head = nn.Linear(16, 2)

    def forward(self, tok):
        out, _ = self.lstm(self.emb(tok))
        return self.head(out[:, -1])


torch.manual_seed(91)
train = DataLoader(Brackets(1500, 1), batch_size=50, shuffle=True)
test = DataLoader(Brackets(400, 2), batch_size=400)
net = Counter()
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(10):
    for tok, lab in train:
        loss = nn.functional.cross_entropy(net(tok), lab)
        opt.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        opt.step()
    with torch.no_grad():
        tok, lab = next(iter(test))
        out = net(tok)
    print(epoch, f"loss {nn.functional.cross_entropy(out, lab):.4f} accuracy {(out.argmax(1) == lab).float().mean():.4f}")
