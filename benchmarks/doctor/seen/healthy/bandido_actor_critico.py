# Actor-crítico en un pasillo de 7 casillas: llegar a la derecha da 1
import torch
from torch import nn, optim
from torch.distributions import Categorical

torch.manual_seed(18)
LARGO = 7


class ActorCritico(nn.Module):
    def __init__(self):
        super().__init__()
        self.tronco = nn.Embedding(LARGO, 16)
        self.politica = nn.Linear(16, 2)
        self.valor = nn.Linear(16, 1)

    def forward(self, s):
        h = torch.tanh(self.tronco(s))
        return Categorical(logits=self.politica(h)), self.valor(h).squeeze(-1)


red = ActorCritico()
opt = optim.Adam(red.parameters(), lr=0.02)
retornos = []
for episodio in range(220):
    s = int(torch.randint(0, LARGO - 1, (1,)))
    registros = []
    for t in range(20):
        dist, v = red(torch.tensor(s))
        a = dist.sample()
        s = max(0, s - 1) if a == 0 else s + 1
        r = 1.0 if s == LARGO - 1 else -0.05
        registros.append((dist.log_prob(a), v, r, dist.entropy()))
        if s == LARGO - 1:
            break
    G, objetivos = 0.0, []
    for _, _, r, _ in reversed(registros):
        G = r + 0.95 * G
        objetivos.insert(0, G)
    G = torch.tensor(objetivos)
    logp, v, _, ent = (torch.stack([torch.as_tensor(q) for q in col]) for col in zip(*registros))
    ventaja = G - v.detach()
    perdida = -(logp * ventaja).mean() + 0.5 * (G - v).pow(2).mean() - 0.01 * ent.mean()
    opt.zero_grad()
    perdida.backward()
    opt.step()
    retornos.append(sum(r for _, _, r, _ in registros))
    if episodio % 40 == 0:
        print('episodio', episodio, 'retorno', retornos[-1])
print('retorno medio', sum(retornos[-50:]) / 50)
