# next character model with an embedding and one hidden layer, written with tensors
import torch
import torch.nn.functional as F

words = """ana anabel andrea antonia adela alba alicia amalia amanda beatriz belen berta blanca brenda camila carla carmen carolina
catalina cecilia celia clara claudia daniela diana dolores edith elena elisa eloisa elsa emilia emma esther eva fatima flora
gabriela gloria graciela helena ines irene iris isabel jimena josefa juana julia laura leonor leticia lidia lorena lucia luisa
magdalena manuela marcela margarita maria marina marta matilde mercedes miriam monica natalia nerea noelia nora nuria olga
patricia paula pilar raquel rebeca rocio rosa ruth sandra sara silvia sofia sonia susana teresa valentina vera victoria""".split()
chars = "." + "".join(sorted(set("".join(words))))
stoi = {c: i for i, c in enumerate(chars)}
V, ctx = len(chars), 3
xs, ys = [], []
for w in words:
    c = [0] * ctx
    for ch in w + ".":
        xs.append(c)
        ys.append(stoi[ch])
        c = c[1:] + [stoi[ch]]
xs, ys = torch.tensor(xs), torch.tensor(ys)

g = torch.Generator().manual_seed(2147483647)
C = torch.randn(V, 6, generator=g)
W1 = torch.randn(ctx * 6, 40, generator=g) * 0.3
b1 = torch.zeros(40)
W2 = torch.randn(40, V, generator=g) * 8
b2 = torch.zeros(V)
parameters = [C, W1, b1, W2, b2]
for p in parameters:
    p.requires_grad = True

for i in range(1000):
    ix = torch.randint(0, len(xs), (64,), generator=g)
    emb = C[xs[ix]].view(-1, ctx * 6)
    h = torch.tanh(emb @ W1 + b1)
    logits = h @ W2 + b2
    loss = F.cross_entropy(logits, ys[ix])
    for p in parameters:
        p.grad = None
    loss.backward()
    lr = 0.15 if i < 700 else 0.03
    for p in parameters:
        p.data += -lr * p.grad
    if i % 200 == 0:
        print(i, loss.item())

with torch.no_grad():
    logits = torch.tanh(C[xs].view(-1, ctx * 6) @ W1 + b1) @ W2 + b2
    print(F.cross_entropy(logits, ys).item())
