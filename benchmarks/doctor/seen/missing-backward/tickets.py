"""Bag-of-embeddings classifier for short support tickets (synthetic vocabulary)."""
import random

import torch
import torch.nn as nn

random.seed(4)
torch.manual_seed(4)

VOCAB = 90
TOPICS = 3
LENGTH = 12


def make_ticket(topic):
    own = range(topic * 30, topic * 30 + 30)
    return [random.choice(own) if random.random() < 0.6 else random.randrange(VOCAB) for _ in range(LENGTH)]


labels = [random.randrange(TOPICS) for _ in range(900)]
tickets = torch.tensor([make_ticket(t) for t in labels])
labels = torch.tensor(labels)
train_x, train_y = tickets[:700], labels[:700]
dev_x, dev_y = tickets[700:], labels[700:]


class TicketClassifier(nn.Module):
    def __init__(self):
        super().__init__()
        self.emb = nn.Embedding(VOCAB, 8)
        self.fc = nn.Linear(8, TOPICS)

    def forward(self, tokens):
        return self.fc(self.emb(tokens).mean(dim=1))


class Trainer:
    def __init__(self, model, lr):
        self.model = model
        self.opt = torch.optim.AdamW(model.parameters(), lr=lr)
        self.loss_fn = nn.CrossEntropyLoss()

    def fit(self, x, y, epochs, batch_size=70):
        for epoch in range(epochs):
            perm = torch.randperm(len(x))
            running, seen = 0.0, 0
            for start in range(0, len(x), batch_size):
                pick = perm[start:start + batch_size]
                self.opt.zero_grad()
                logits = self.model(x[pick])
                loss = self.loss_fn(logits, y[pick])
                self.opt.step()
                running += loss.item() * len(pick)
                seen += len(pick)
            print(f'epoch {epoch + 1}: loss {running / seen:.4f}')

    @torch.no_grad()
    def accuracy(self, x, y):
        return (self.model(x).argmax(dim=1) == y).float().mean().item()


trainer = Trainer(TicketClassifier(), lr=0.02)
trainer.fit(train_x, train_y, epochs=15)
print('dev accuracy:', trainer.accuracy(dev_x, dev_y))
