# Next-character prediction with a GRU on a little generated grammar
import random
import torch
import torch.nn as nn

random.seed(4)
torch.manual_seed(4)

nouns = ["cat", "dog", "bird", "fish"]
verbs = ["sees", "eats", "finds"]
text = "".join(f"the {random.choice(nouns)} {random.choice(verbs)} a {random.choice(nouns)}. " for _ in range(400))
chars = sorted(set(text))
stoi = {c: i for i, c in enumerate(chars)}
data = torch.tensor([stoi[c] for c in text])


def get_batch(source, batch_size=32, block=24):
    ix = torch.randint(len(source) - block - 1, (batch_size,))
    x = torch.stack([source[i:i + block] for i in ix])
    y = torch.stack([source[i + 1:i + block + 1] for i in ix])
    return x, y


class CharGRU(nn.Module):
    def __init__(self, vocab, emb=16, hidden=48):
        super().__init__()
        self.emb = nn.Embedding(vocab, emb)
        self.gru = nn.GRU(emb, hidden, batch_first=True)
        self.head = nn.Linear(hidden, vocab)

    def forward(self, x):
        h, _ = self.gru(self.emb(x))
        return self.head(h)


model = CharGRU(len(chars))
optimizer = torch.optim.Adam(model.parameters(), lr=1e-2)
scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, 150)


@torch.no_grad()
def estimate(n=8):
    out = [nn.functional.cross_entropy(model(x).flatten(0, 1), y.flatten()).item()
           for x, y in (get_batch(data) for _ in range(n))]
    return sum(out) / n


for step in range(150):
    xb, yb = get_batch(data)
    optimizer.zero_grad()
    logits = model(xb)
    loss = nn.functional.cross_entropy(logits.flatten(0, 1), yb.flatten())
    optimizer.step()
    scheduler.step()
    if step % 50 == 0:
        print("step", step, "loss", round(estimate(), 4))
print("loss", estimate())
