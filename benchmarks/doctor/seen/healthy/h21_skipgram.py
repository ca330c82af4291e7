import torch
import torch.nn as nn

torch.manual_seed(21)
grupos = [["uno", "dos", "tres", "cuatro"], ["rojo", "azul", "verde", "negro"], ["pan", "queso", "vino", "sal"]]
vocab = {p: i for i, p in enumerate(w for g in grupos for w in g)}
pares = []
for g in grupos:
    for a in g:
        for b in g:
            if a != b:
                pares.append((vocab[a], vocab[b]))
pares = torch.tensor(pares * 5)
emb, out = nn.Embedding(12, 6), nn.Linear(6, 12)
opt = torch.optim.Adam([*emb.parameters(), *out.parameters()], lr=0.05)
for e in range(30):
    for i in torch.randperm(len(pares)).split(30):
        loss = nn.functional.cross_entropy(out(emb(pares[i, 0])), pares[i, 1])
        opt.zero_grad()
        loss.backward()
        opt.step()
    if e % 10 == 9:
        print(e + 1, loss.item())
