"""Star ratings from tokenised reviews. Course project, part 1 (baseline)."""
import random
import torch
import torch.nn as nn
from torch.utils.data import Dataset, DataLoader

random.seed(1)
torch.manual_seed(1)

LEXICON = [["awful", "broken", "refund"], ["bad", "slow", "cheap"], ["okay", "average", "fine"],
           ["good", "solid", "nice"], ["superb", "perfect", "love"]]
FILLER = "this product arrived on time and the box was blue with a small label".split()
WORD2ID = {w: i for i, w in enumerate(FILLER + [w for ws in LEXICON for w in ws])}


def write_review():
    stars = random.randint(1, 5)
    words = random.choices(FILLER, k=6) + random.choices(LEXICON[stars - 1], k=2)
    random.shuffle(words)
    return " ".join(words), stars


class ReviewDataset(Dataset):
    def __init__(self, n):
        self.rows = [write_review() for _ in range(n)]

    def __len__(self):
        return len(self.rows)

    def __getitem__(self, i):
        text, stars = self.rows[i]
        ids = torch.tensor([WORD2ID[w] for w in text.split()])
        return ids, stars


class AveragedEmbedding(nn.Module):
    def __init__(self, vocab_size, dim, n_classes):
        super().__init__()
        self.embedding = nn.Embedding(vocab_size, dim)
        self.classifier = nn.Linear(dim, n_classes)

    def forward(self, ids):
        return self.classifier(self.embedding(ids).mean(dim=1))


train_loader = DataLoader(ReviewDataset(800), batch_size=40, shuffle=True)
val_loader = DataLoader(ReviewDataset(200), batch_size=200)
model = AveragedEmbedding(len(WORD2ID), 16, 5)
loss_fn = nn.CrossEntropyLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=0.02)

for epoch in range(12):
    for ids, stars in train_loader:
        optimizer.zero_grad()
        loss = loss_fn(model(ids), stars)
        loss.backward()
        optimizer.step()
    print("epoch", epoch, "loss", loss.item())

with torch.no_grad():
    hits = sum((model(ids).argmax(1) == stars).sum().item() for ids, stars in val_loader)
print("validation accuracy", hits / 200)
