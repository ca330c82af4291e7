"""Bag-of-embeddings over toy reviews."""
import random
import torch
from torch import nn

random.seed(0)
torch.manual_seed(0)
GOOD = "great lovely superb fun bright warm".split()
BAD = "awful dull broken cold slow noisy".split()
MEH = "okay average plain usual fair middling".split()
FILL = "the a film plot actor scene music it was very".split()
vocab = {w: i for i, w in enumerate(GOOD + BAD + MEH + FILL)}


def review(label):
    pool = (BAD, MEH, GOOD)[label]
    words = random.choices(pool, k=3) + random.choices(FILL, k=5)
    random.shuffle(words)
    return [vocab[w] for w in words]


labels = [random.randrange(3) for _ in range(450)]
texts = torch.tensor([review(l) for l in labels])
labels = torch.tensor(labels)


class BagModel(nn.Module):
    def __init__(self, n_words, dim=12, n_classes=3):
        super().__init__()
        self.emb = nn.Embedding(n_words, dim)
        self.lin = nn.Linear(dim, n_classes)
        self.log_softmax = nn.LogSoftmax(dim=0)

    def forward(self, tokens):
        return self.log_softmax(self.lin(self.emb(tokens).mean(dim=1)))


model = BagModel(len(vocab))
opt = torch.optim.Adam(model.parameters(), lr=0.02)
nll = nn.NLLLoss()
for epoch in range(15):
    perm = torch.randperm(len(texts))
    for idx in perm.split(30):
        opt.zero_grad()
        loss = nll(model(texts[idx]), labels[idx])
        loss.backward()
        opt.step()
    print("epoch", epoch, "loss", loss.item())
