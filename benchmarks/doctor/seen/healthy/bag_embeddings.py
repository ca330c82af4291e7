import random
import torch
from torch import nn
random.seed(3); torch.manual_seed(3)
pos = "bueno genial rico amable limpio feliz".split()
neg = "malo feo sucio lento triste caro".split()
neu = "el la un casa hotel comida y con muy hoy".split()
vocab = {w: i for i, w in enumerate(pos + neg + neu)}
def frase():
    lab = random.random() < 0.5
    good, bad = (3, 1) if lab else (1, 3)
    ws = random.sample(pos, good) + random.sample(neg, bad) + random.sample(neu, random.randint(2, 6))
    random.shuffle(ws)
    return [vocab[w] for w in ws], int(lab)
data = [frase() for _ in range(900)]
train, test = data[:700], data[700:]
def collate(rows):
    flat = torch.tensor([t for r, _ in rows for t in r])
    off = torch.tensor([0] + [len(r) for r, _ in rows[:-1]]).cumsum(0)
    return flat, off, torch.tensor([l for _, l in rows])
class Bolsa(nn.Module):
    def __init__(self):
        super().__init__()
        self.emb = nn.EmbeddingBag(len(vocab), 8, mode="mean")
        self.fc = nn.Linear(8, 2)
    def forward(self, t, o):
        return self.fc(self.emb(t, o))
red = Bolsa()
dl = torch.utils.data.DataLoader(train, batch_size=35, shuffle=True, collate_fn=collate)
opt = torch.optim.Adam(red.parameters(), lr=0.02)
for ep in range(15):
    for t, o, l in dl:
        opt.zero_grad()
        loss = nn.functional.cross_entropy(red(t, o), l)
        loss.backward(); opt.step()
    print(ep, loss.item())
with torch.no_grad():
    t, o, l = collate(test)
    print("acc", (red(t, o).argmax(1) == l).float().mean().item())
