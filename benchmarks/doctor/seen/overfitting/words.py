"""Bag of words with an embedding: is a review good? 90 reviews only."""
import torch
from torch import nn

torch.manual_seed(3)
VOCAB, LEN = 300, 12
score = torch.randn(VOCAB)


def reviews(n):
    w = torch.randint(0, VOCAB, (n, LEN))
    p = torch.sigmoid(1.2 * score[w].sum(1) / LEN ** 0.5)
    return w, torch.bernoulli(p)


train_x, train_y = reviews(90)
val_x, val_y = reviews(400)


class Sentiment(nn.Module):
    def __init__(self, dim=32):
        super().__init__()
        self.emb = nn.EmbeddingBag(VOCAB, dim, mode="mean")
        self.out = nn.Linear(dim, 1)

    def forward(self, w):
        return self.out(self.emb(w)).squeeze(1)


model = Sentiment()
opt = torch.optim.Adam(model.parameters(), lr=0.01)
crit = nn.BCEWithLogitsLoss()
EPOCHS = 60 * 90 // len(train_x) + 4
for epoch in range(EPOCHS):
    for b in torch.randperm(len(train_x)).split(30):
        opt.zero_grad()
        loss = crit(model(train_x[b]), train_y[b])
        loss.backward()
        opt.step()
    with torch.no_grad():
        v = crit(model(val_x), val_y).item()
    if epoch % 8 == 7 or epoch == EPOCHS - 1:
        print(f"epoch {epoch + 1} train {loss.item():.3f} val {v:.3f}")
