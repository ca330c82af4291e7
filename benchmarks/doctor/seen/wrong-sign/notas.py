# Regressão: nota final de alunos a partir de horas de estudo, faltas e nota anterior
import torch

g = torch.Generator().manual_seed(40)
n = 250
horas = 5 + 2 * torch.randn(n, generator=g)
faltas = torch.poisson(torch.full((n,), 3.0), generator=g)
anterior = 6 + 1.5 * torch.randn(n, generator=g)
nota = 1.0 + 0.6 * horas - 0.3 * faltas + 0.45 * anterior + 0.4 * torch.randn(n, generator=g)

entradas = torch.stack([horas, faltas, anterior], 1)
entradas = (entradas - entradas.mean(0)) / entradas.std(0)
alvo = ((nota - nota.mean()) / nota.std()).reshape(-1, 1)

pesos = (0.1 * torch.randn(3, 1, generator=g)).requires_grad_()
vies = torch.zeros(1, requires_grad=True)
taxa = 0.05

for passo in range(200):
    previsto = entradas.mm(pesos) + vies
    erro = torch.mean((previsto - alvo) ** 2)
    erro.backward()
    for par in (pesos, vies):
        par.data.add_(taxa * par.grad)
        par.grad.zero_()
    if passo % 25 == 0:
        print("passo", passo, "erro", float(erro))

print("erro final:", float(erro))
