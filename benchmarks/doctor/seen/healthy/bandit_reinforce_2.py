"""REINFORCE com linha de base em um problema de bandits contextuais."""
import torch
import torch.nn as nn
from torch.distributions import Categorical

torch.manual_seed(6)
CONTEXTOS, ACOES = 4, 3
melhor = torch.tensor([2, 0, 1, 2])


class AtorCritico(nn.Module):
    def __init__(self):
        super().__init__()
        self.base = nn.Embedding(CONTEXTOS, 16)
        self.politica = nn.Linear(16, ACOES)
        self.valor = nn.Linear(16, 1)

    def forward(self, c):
        h = torch.tanh(self.base(c))
        return Categorical(logits=self.politica(h)), self.valor(h).squeeze(-1)


agente = AtorCritico()
otim = torch.optim.Adam(agente.parameters(), lr=0.02)
media = 0.0
for passo in range(500):
    c = torch.randint(0, CONTEXTOS, (64,))
    dist, v = agente(c)
    a = dist.sample()
    recompensa = (a == melhor[c]).float() + 0.1 * torch.randn(64)
    vantagem = recompensa - v
    perda = -(dist.log_prob(a) * vantagem.detach()).mean() + 0.5 * vantagem.pow(2).mean() - 0.005 * dist.entropy().mean()
    otim.zero_grad()
    perda.backward()
    otim.step()
    media = 0.95 * media + 0.05 * recompensa.mean().item()
    if passo % 100 == 0:
        print("passo", passo, "recompensa média", round(media, 3))

c = torch.randint(0, CONTEXTOS, (2000,))
with torch.no_grad():
    fracao = (agente(c)[0].sample() == melhor[c]).float().mean().item()
print("fração de ações certas:", fracao)
