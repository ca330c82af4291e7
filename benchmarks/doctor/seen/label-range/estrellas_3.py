"""Predict the number of stars of a (simulated) review from its words."""
import random
import torch
from torch import nn
from torch.nn.utils.rnn import pad_sequence
from torch.utils.data import Dataset, DataLoader

random.seed(4)
torch.manual_seed(4)
PAD, FILLER, GOOD, BAD = 0, range(1, 30), range(30, 40), range(40, 50)


def review():
    stars = random.randint(1, 5)
    strong = {1: (0, 6), 2: (1, 4), 3: (3, 3), 4: (4, 1), 5: (6, 0)}[stars]
    words = random.choices(GOOD, k=strong[0]) + random.choices(BAD, k=strong[1])
    words += random.choices(FILLER, k=random.randint(5, 9))
    random.shuffle(words)
    return words, stars


class Reviews(Dataset):
    def __init__(self, n):
        self.items = [review() for _ in range(n)]

    def __len__(self):
        return len(self.items)

    def __getitem__(self, k):
        words, stars = self.items[k]
        return torch.tensor(words), stars


def collate(batch):
    seqs, ys = zip(*batch)
    return pad_sequence(seqs, batch_first=True, padding_value=PAD), torch.tensor(ys)


class StarNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.emb = nn.Embedding(50, 12, padding_idx=PAD)
        self.gru = nn.GRU(12, 32, batch_first=True)
        self.out = nn.Linear(32, 5)

    def forward(self, x):
        _, h = self.gru(self.emb(x))
        return self.out(h[0])


train = DataLoader(Reviews(800), batch_size=40, shuffle=True, collate_fn=collate)
test = DataLoader(Reviews(200), batch_size=200, collate_fn=collate)
net = StarNet()
opt = torch.optim.Adam(net.parameters(), lr=0.01)
ce = nn.CrossEntropyLoss()
for epoch in range(14):
    for x, y in train:
        opt.zero_grad()
        loss = ce(net(x), y)
        loss.backward()
        opt.step()
    print('epoch', epoch, 'loss', loss.item())
with torch.no_grad():
    for x, y in test:
        print('test loss', ce(net(x), y).item())
