# Bandido contextual: actor y critico aprenden que palanca conviene en cada situacion
import torch
import torch.nn as nn
from torch.distributions import Categorical

torch.manual_seed(305)
N_ACC = 4
prototipo = 1.2 * torch.randn(N_ACC, 6)


def entorno(n):
    mejor = torch.randint(0, N_ACC, (n,))
    return prototipo[mejor] + 0.4 * torch.randn(n, 6), mejor


class ActorCritico(nn.Module):
    def __init__(self):
        super().__init__()
        self.comun = nn.Sequential(nn.Linear(6, 32), nn.Tanh())
        self.actor = nn.Linear(32, N_ACC)
        self.critico = nn.Linear(32, 1)

    def forward(self, s):
        h = self.comun(s)
        return Categorical(logits=self.actor(h)), self.critico(h).squeeze(-1)


agente = ActorCritico()
opt = torch.optim.Adam(agente.parameters(), lr=0.01)
for episodio in range(350):
    s, mejor = entorno(64)
    pi, v = agente(s)
    a = pi.sample()
    r = (torch.rand(64) < torch.where(a == mejor, 0.95, 0.1)).float()
    ventaja = r - v.detach()
    perdida = -(pi.log_prob(a) * ventaja).mean() + 0.5 * (r - v).pow(2).mean() - 0.01 * pi.entropy().mean()
    opt.zero_grad()
    perdida.backward()
    nn.utils.clip_grad_norm_(agente.parameters(), 0.5)
    opt.step()
    if episodio % 70 == 0:
        print(f"episodio {episodio}: perdida {perdida.item():+.3f} recompensa {r.mean().item():.3f}")

with torch.no_grad():
    s, mejor = entorno(1000)
    pi, _ = agente(s)
    print("eleccion correcta", (pi.probs.argmax(1) == mejor).float().mean().item())
