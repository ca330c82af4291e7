"""Bag-of-embeddings sentiment toy (EmbeddingBag), command line version."""
import argparse
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def make_corpus(n, vocab, length, g):
    polarity = torch.linspace(-1.5, 1.5, vocab)
    docs = torch.randint(0, vocab, (n, length), generator=g)
    score = polarity[docs].sum(1)
    return docs, (score > 0).long()


class Sentiment(nn.Module):
    def __init__(self, vocab, dim):
        super().__init__()
        self.emb = nn.EmbeddingBag(vocab, dim, mode="mean")
        self.fc = nn.Linear(dim, 2)

    def forward(self, docs):
        return self.fc(torch.tanh(self.emb(docs)))


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--epochs", type=int, default=25)
    ap.add_argument("--lr", type=float, default=2e-6)
    ap.add_argument("--dim", type=int, default=8)
    args = ap.parse_args([])

    torch.manual_seed(3)
    g = torch.Generator().manual_seed(3)
    vocab = 40
    docs, label = make_corpus(1500, vocab, 12, g)
    train = DataLoader(TensorDataset(docs[:1000], label[:1000]), batch_size=50, shuffle=True)
    model = Sentiment(vocab, args.dim)
    optimizer = torch.optim.Adam(model.parameters(), lr=args.lr)
    criterion = nn.CrossEntropyLoss()
    for epoch in range(args.epochs):
        total = 0.0
        for d, t in train:
            optimizer.zero_grad()
            loss = criterion(model(d), t)
            loss.backward()
            optimizer.step()
            total += loss.item()
        if epoch % 5 == 0:
            print(f"epoch {epoch} loss {total / len(train):.5f}")
    with torch.no_grad():
        out = model(docs[1000:])
        print("accuracy", (out.argmax(1) == label[1000:]).float().mean().item())
        print("held-out loss", criterion(out, label[1000:]).item())


main()
