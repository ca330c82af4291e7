"""Topic of short messages: embedding, average, linear layer, NLL."""
import random
import torch
import torch.nn as nn
import torch.nn.functional as F

random.seed(9)
torch.manual_seed(9)
TOPICS = {
    "sport": "goal match team league coach score player stadium referee striker",
    "cooking": "oven flour butter recipe salt knife simmer bake onion sauce",
    "travel": "flight hotel luggage beach ticket passport museum train map island",
    "money": "bank loan stock interest tax budget invoice salary market fund",
}
FILLER = "the a today we some very with about and new good people many then".split()
names = list(TOPICS)
vocab = sorted(set(" ".join(TOPICS.values()).split()) | set(FILLER))
index = {w: i for i, w in enumerate(vocab)}


def message():
    t = random.randrange(4)
    words = random.choices(TOPICS[names[t]].split(), k=3) + random.choices(FILLER, k=5)
    if random.random() < 0.3:
        words[0] = random.choice(TOPICS[random.choice(names)].split())
    random.shuffle(words)
    return tuple(index[w] for w in words), t


corpus = list({m: t for m, t in (message() for _ in range(1300))}.items())
random.shuffle(corpus)
train, test = corpus[:1000], corpus[1000:]


class Topics(nn.Module):
    def __init__(self, n_words: int, dim: int, n_topics: int):
        super().__init__()
        self.emb = nn.Embedding(n_words, dim)
        self.out = nn.Linear(dim, n_topics)

    def forward(self, ids):
        v = self.emb(ids).mean(1)
        return F.log_softmax(self.out(v), dim=0)


def tensors(rows):
    return torch.tensor([r[0] for r in rows]), torch.tensor([r[1] for r in rows])


model = Topics(len(vocab), 16, 4)
opt = torch.optim.AdamW(model.parameters(), lr=0.04, weight_decay=0.01)
for epoch in range(20):
    random.shuffle(train)
    tot = 0
    for k in range(0, 1000, 100):
        ids, lab = tensors(train[k:k + 100])
        opt.zero_grad()
        loss = F.nll_loss(model(ids), lab)
        loss.backward()
        opt.step()
        tot += loss.item()
    if epoch % 4 == 0:
        print(f"epoch={epoch} nll={tot / 10:.3f}")
with torch.no_grad():
    ids, lab = tensors(test)
    print("test nll", F.nll_loss(model(ids), lab).item())
