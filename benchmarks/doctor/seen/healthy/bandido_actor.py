# Bandido contextual: política softmax con línea base aprendida
import torch
from torch import nn

torch.manual_seed(73)
politica = nn.Linear(3, 4)
critico = nn.Linear(3, 1)
opt = torch.optim.Adam(list(politica.parameters()) + list(critico.parameters()), lr=0.03)
preferida = torch.tensor([[1.5, 0.0, 0.0], [-1.5, 0.3, 0.0], [0.0, 1.6, -0.5], [0.0, -1.4, 1.0]])


def mejor_brazo(contexto):
    return (contexto @ preferida.T).argmax(1)


media = 0.0
for paso in range(600):
    contexto = torch.randn(128, 3)
    dist = torch.distributions.Categorical(logits=politica(contexto))
    accion = dist.sample()
    premio = (accion == mejor_brazo(contexto)).float() + 0.1 * torch.randn(128)
    base = critico(contexto).squeeze(1)
    ventaja = premio - base.detach()
    perdida = -(dist.log_prob(accion) * ventaja).mean() + 0.5 * (premio - base).pow(2).mean()
    opt.zero_grad()
    perdida.backward()
    opt.step()
    media += premio.mean().item()
    if paso % 100 == 99:
        print("paso", paso + 1, "premio medio", media / 100)
        media = 0.0

with torch.no_grad():
    c = torch.randn(2000, 3)
    print("elige el mejor brazo:", (politica(c).argmax(1) == mejor_brazo(c)).float().mean().item())
