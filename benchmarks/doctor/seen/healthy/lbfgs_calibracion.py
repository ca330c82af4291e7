"""Calibración de un termopar con LBFGS (problema pequeño, lote completo)."""
import torch

torch.manual_seed(2)
tension = torch.linspace(-1.7, 1.7, 120)
temperatura = 0.3 + 1.1 * tension + 0.4 * torch.tanh(3 * tension) + 0.03 * torch.randn(120)

a = torch.tensor(0.0, requires_grad=True)
b = torch.tensor(1.0, requires_grad=True)
c = torch.tensor(0.1, requires_grad=True)
k = torch.tensor(1.0, requires_grad=True)
opt = torch.optim.LBFGS([a, b, c, k], lr=1.0, max_iter=10, line_search_fn="strong_wolfe")


def modelo(v):
    return a + b * v + c * torch.tanh(k * v)


def cierre():
    opt.zero_grad()
    ecm = (modelo(tension) - temperatura).square().mean()
    ecm.backward()
    return ecm


for vuelta in range(15):
    valor = opt.step(cierre)
    if vuelta % 3 == 0:
        print(vuelta, valor.item())
print("parámetros:", [round(p.item(), 3) for p in (a, b, c, k)])
print("ECM", cierre().item())
