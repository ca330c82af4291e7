# Factorización de matrices: usuarios x películas, vectores aprendidos con tensores sueltos
import torch

torch.manual_seed(117)
usuarios, peliculas, k = 60, 40, 3
gusto, estilo = torch.randn(usuarios, 3) * 0.8, torch.randn(peliculas, 3) * 0.8
fama = 0.5 * torch.randn(peliculas)
u = torch.randint(0, usuarios, (4000,))
m = torch.randint(0, peliculas, (4000,))
pares = torch.unique(torch.stack([u, m], 1), dim=0)
pares = pares[torch.randperm(len(pares))]
nota = 3.5 + (gusto[pares[:, 0]] * estilo[pares[:, 1]]).sum(1) + fama[pares[:, 1]] + 0.4 * torch.randn(len(pares))
corte = int(0.85 * len(pares))
ent, val = pares[:corte], pares[corte:]
nota_ent, nota_val = nota[:corte], nota[corte:]

P = (0.3 * torch.randn(usuarios, k)).requires_grad_()
Q = (0.3 * torch.randn(peliculas, k)).requires_grad_()
sesgo = torch.zeros(peliculas, requires_grad=True)
media = nota_ent.mean()


def prediccion(pares):
    i, j = pares[:, 0], pares[:, 1]
    return media + sesgo[j] + (P[i] * Q[j]).sum(1)


opt = torch.optim.Adam([P, Q, sesgo], lr=0.02)
for epoca in range(25):
    for lote in torch.randperm(corte).split(64):
        error = (prediccion(ent[lote]) - nota_ent[lote]).pow(2).mean()
        castigo = 0.02 * (P[ent[lote, 0]].pow(2).sum(1) + Q[ent[lote, 1]].pow(2).sum(1)).mean()
        opt.zero_grad()
        (error + castigo).backward()
        opt.step()
    if epoca % 5 == 4:
        with torch.no_grad():
            print(epoca + 1, "validación", (prediccion(val) - nota_val).pow(2).mean().item())
