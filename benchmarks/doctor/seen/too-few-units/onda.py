# Approximation universelle : une couche cachée suffit (cours de Réseaux de neurones)
import torch

torch.manual_seed(6)
x = torch.linspace(-3, 3, 300).reshape(-1, 1)
y = torch.sin(2.2 * x) + 0.05 * torch.randn(300, 1)
x = x / x.std()

n_cachees = 2
W = (torch.randn(1, n_cachees) * 1.5).requires_grad_()
c = torch.randn(n_cachees).requires_grad_()
V = (torch.randn(n_cachees, 1) / n_cachees ** 0.5).requires_grad_()
d = torch.zeros(1, requires_grad=True)


def modele(x):
    return torch.tanh(x @ W + c) @ V + d


opt = torch.optim.Adam([W, c, V, d], lr=0.02)
for etape in range(1500):
    opt.zero_grad()
    eqm = (modele(x) - y).square().mean()
    eqm.backward()
    opt.step()
    if etape % 250 == 0:
        print("étape", etape, "EQM", round(eqm.item(), 5))
print("EQM finale", eqm.item())
