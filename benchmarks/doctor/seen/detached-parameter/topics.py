import argparse

import numpy as np
import torch
import torch.nn as nn
from torch.utils.data import DataLoader, Dataset

PAD_LEN = 12


class TopicDataset(Dataset):
    """Short 'documents' of 12 token ids, three topics."""

    def __init__(self, n, rng, vocab=150):
        self.y = rng.integers(0, 3, n)
        own = self.y[:, None] * 50 + rng.integers(0, 50, (n, PAD_LEN))
        any_ = rng.integers(0, vocab, (n, PAD_LEN))
        self.x = np.where(rng.random((n, PAD_LEN)) < 0.45, own, any_)

    def __len__(self):
        return len(self.y)

    def __getitem__(self, i):
        return torch.tensor(self.x[i]), int(self.y[i])


class TopicNet(nn.Module):
    def __init__(self, vocab, dim, classes):
        super().__init__()
        self.emb = nn.Embedding(vocab, dim)
        self.fc1 = nn.Linear(dim, 16)
        self.fc2 = nn.Linear(16, classes)

    def forward(self, tokens):
        e = self.emb(tokens)
        pooled = torch.from_numpy(np.mean(e.detach().numpy(), axis=1))
        return self.fc2(torch.relu(self.fc1(pooled)))


def accuracy(model, loader):
    model.eval()
    hits = total = 0
    with torch.no_grad():
        for x, y in loader:
            hits += (model(x).argmax(1) == y).sum().item()
            total += len(y)
    return hits / total


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--epochs", type=int, default=8)
    ap.add_argument("--lr", type=float, default=0.005)
    ap.add_argument("--dim", type=int, default=8)
    args = ap.parse_args()
    torch.manual_seed(0)
    rng = np.random.default_rng(0)
    train = DataLoader(TopicDataset(3000, rng), batch_size=64, shuffle=True)
    valid = DataLoader(TopicDataset(600, rng), batch_size=200)
    model = TopicNet(150, args.dim, 3)
    opt = torch.optim.Adam(model.parameters(), lr=args.lr)
    loss_fn = nn.CrossEntropyLoss()
    for epoch in range(args.epochs):
        model.train()
        total = 0.0
        for x, y in train:
            opt.zero_grad()
            loss = loss_fn(model(x), y)
            loss.backward()
            opt.step()
            total += loss.item() * len(y)
        print(f"epoch {epoch + 1} loss {total / 3000:.4f} val_acc {accuracy(model, valid):.3f}")
    print("accuracy:", accuracy(model, valid))


if __name__ == "__main__":
    main()
