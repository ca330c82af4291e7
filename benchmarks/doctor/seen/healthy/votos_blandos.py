# Emociones en frases: cada frase la votaron 10 personas, el objetivo es el reparto de votos
import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(47)
n, d, k = 600, 6, 3
X = torch.randn(n, d)
afinidad = torch.softmax(X @ torch.randn(d, k) * 0.7, dim=1)
votos = torch.stack([torch.bincount(torch.multinomial(p, 10, replacement=True), minlength=k) for p in afinidad])
objetivo = votos.float() / 10


class Atencion(nn.Module):
    """Cada rasgo es una ficha; una cabeza de atención y media."""

    def __init__(self, dim=12):
        super().__init__()
        self.ficha = nn.Parameter(torch.randn(d, dim) * 0.5)
        self.sesgo = nn.Parameter(torch.randn(d, dim) * 0.5)
        self.q, self.k, self.v = nn.Linear(dim, dim), nn.Linear(dim, dim), nn.Linear(dim, dim)
        self.fin = nn.Linear(d * dim, k)

    def forward(self, x):
        f = x.unsqueeze(2) * self.ficha + self.sesgo
        a = torch.softmax(self.q(f) @ self.k(f).transpose(1, 2) / f.shape[-1] ** 0.5, dim=-1)
        return self.fin((f + a @ self.v(f)).flatten(1))


red = Atencion()
opt = torch.optim.AdamW(red.parameters(), lr=3e-3, weight_decay=0.01)
for epoca in range(20):
    suma = 0.0
    for i in torch.randperm(n).split(40):
        l = F.cross_entropy(red(X[i]), objetivo[i])
        opt.zero_grad()
        l.backward()
        opt.step()
        suma += l.item() * len(i) / n
    if epoca % 4 == 0:
        print(epoca, suma)
entropia = -(objetivo * torch.log(objetivo.clamp_min(1e-9))).sum(1).mean().item()
print("entropía de los votos", entropia)
print("divergencia media", suma - entropia)
