"""Topic classifier over bags of words (made-up corpus)."""
import random

import torch
import torch.nn as nn

random.seed(0)
torch.manual_seed(0)

TOPICS = {
    "sport": "ball goal match team coach score league player win stadium".split(),
    "kitchen": "flour oven sugar butter recipe bake salt pan dough taste".split(),
    "space": "orbit rocket moon star launch planet probe comet crew dust".split(),
    "money": "bank loan price market stock tax fund trade budget coin".split(),
}
FILLER = "the a with on very after before people day made saw new old some then".split()
VOCAB = sorted({w for ws in TOPICS.values() for w in ws} | set(FILLER))
index = {w: i for i, w in enumerate(VOCAB)}
names = list(TOPICS)


def sentence(topic):
    words = random.choices(TOPICS[topic], k=3) + random.choices(TOPICS[random.choice(names)], k=2) + random.choices(FILLER, k=7)
    random.shuffle(words)
    return [index[w] for w in words]


labels = [random.randrange(4) for _ in range(1600)]
tokens = torch.tensor([sentence(names[k]) for k in labels])
labels = torch.tensor(labels)


class TopicNet(nn.Module):
    def __init__(self, vocab, dim=16, classes=4):
        super().__init__()
        self.emb = nn.Embedding(vocab, dim)
        self.net = nn.Sequential(
            nn.Linear(dim, 24),
            nn.ReLU(),
            nn.Linear(24, classes),
            nn.Softmax(dim=1),
        )

    def forward(self, t):
        return self.net(self.emb(t).mean(1))


model = TopicNet(len(VOCAB))
opt = torch.optim.AdamW(model.parameters(), lr=0.01, weight_decay=0.5)
ce = nn.CrossEntropyLoss()

for epoch in range(15):
    for batch in torch.randperm(1200).split(60):
        loss = ce(model(tokens[batch]), labels[batch])
        opt.zero_grad()
        loss.backward()
        opt.step()
    if epoch % 5 == 0:
        print(epoch, f"{loss.item():.4f}")

model.eval()
with torch.no_grad():
    held = ce(model(tokens[1200:]), labels[1200:])
print("held-out loss", held.item())
