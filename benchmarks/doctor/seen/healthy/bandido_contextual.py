"""REINFORCE en un bandido contextual con cuatro brazos; la pérdida puede ser negativa."""
import torch
from torch import nn
from torch.distributions import Categorical

torch.manual_seed(15)
CONTEXTOS, BRAZOS = 3, 4
preferido = torch.randn(CONTEXTOS, BRAZOS)


def entorno(n: int) -> torch.Tensor:
    return torch.randn(n, CONTEXTOS)


def recompensa(c: torch.Tensor, a: torch.Tensor) -> torch.Tensor:
    mejor = (c @ preferido).argmax(1)
    return (a == mejor).float()


politica = nn.Sequential(nn.Linear(CONTEXTOS, 24), nn.Tanh(), nn.Linear(24, BRAZOS))
opt = torch.optim.Adam(politica.parameters(), lr=0.01)
linea_base, historial = 0.25, []
for ronda in range(900):
    c = entorno(64)
    d = Categorical(logits=politica(c))
    a = d.sample()
    r = recompensa(c, a)
    ventaja = r - linea_base
    perdida = -(d.log_prob(a) * ventaja).mean() - 0.002 * d.entropy().mean()
    opt.zero_grad()
    perdida.backward()
    opt.step()
    linea_base = 0.95 * linea_base + 0.05 * r.mean().item()
    historial.append(r.mean().item())
    if ronda % 150 == 0:
        print(ronda, "recompensa media", sum(historial[-50:]) / len(historial[-50:]))

with torch.no_grad():
    c = entorno(2000)
    print("recompensa codiciosa", recompensa(c, politica(c).argmax(1)).mean().item())
