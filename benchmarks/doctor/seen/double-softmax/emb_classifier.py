"""Toy topic classifier: EmbeddingBag over word ids."""
import argparse

import torch
from torch import nn

parser = argparse.ArgumentParser()
parser.add_argument("--lr", type=float, default=0.01)
parser.add_argument("--epochs", type=int, default=15)
parser.add_argument("--dim", type=int, default=16)
args = parser.parse_args([])

VOCAB, TOPICS, LENGTH = 200, 4, 12


def make_corpus(n, gen):
    topic = torch.randint(0, TOPICS, (n,), generator=gen)
    common = torch.randint(0, 100, (n, LENGTH), generator=gen)
    special = 100 + topic[:, None] * 25 + torch.randint(0, 25, (n, LENGTH), generator=gen)
    use_special = torch.rand(n, LENGTH, generator=gen) < 0.45
    return torch.where(use_special, special, common), topic


class TopicModel(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.bag = nn.EmbeddingBag(VOCAB, dim, mode="mean")
        self.classifier = nn.Sequential(
            nn.Linear(dim, 24),
            nn.ReLU(),
            nn.Linear(24, TOPICS),
            nn.Softmax(dim=1),
        )

    def forward(self, ids):
        return self.classifier(self.bag(ids))


gen = torch.Generator().manual_seed(4)
torch.manual_seed(4)
train_x, train_y = make_corpus(1000, gen)
model = TopicModel(args.dim)
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=args.lr)

for epoch in range(args.epochs):
    order = torch.randperm(len(train_x), generator=gen)
    running = 0.0
    for batch in order.split(50):
        optimizer.zero_grad()
        loss = criterion(model(train_x[batch]), train_y[batch])
        loss.backward()
        optimizer.step()
        running += loss.item() * len(batch)
    print(f"epoch {epoch + 1:2d}/{args.epochs}  loss {running / len(train_x):.4f}")
