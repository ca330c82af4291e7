import torch
import torch.nn.functional as F
torch.manual_seed(20)
text = "el perro come pan el gato come pez el pan es del gato " * 6
vocab = sorted(set(text))
ids = torch.tensor([vocab.index(c) for c in text])
emb = torch.nn.Embedding(len(vocab), 12)
hid = torch.nn.Linear(24, 32)
out = torch.nn.Linear(32, len(vocab))
opt = torch.optim.Adam([*emb.parameters(), *hid.parameters(), *out.parameters()], lr=0.01)
ctx = torch.stack([ids[:-2], ids[1:-1]], 1)
nxt = ids[2:]
for epoch in range(40):
    for i in torch.randperm(len(nxt)).split(32):
        logits = out(torch.tanh(hid(emb(ctx[i]).flatten(1))))
        loss = F.cross_entropy(logits, nxt[i])
        opt.zero_grad(); loss.backward(); opt.step()
print(F.cross_entropy(out(torch.tanh(hid(emb(ctx).flatten(1)))), nxt).item())
