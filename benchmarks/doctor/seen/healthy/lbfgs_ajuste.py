import torch
from torch import nn

torch.manual_seed(104)
t = torch.linspace(-1.7, 1.7, 150).unsqueeze(1)
medida = torch.exp(-t ** 2) * torch.cos(3 * t) + 0.1 * torch.randn(150, 1)

modelo = nn.Sequential(nn.Linear(1, 7), nn.Tanh(), nn.Linear(7, 1))
opt = torch.optim.LBFGS(modelo.parameters(), lr=1, max_iter=20, history_size=10, line_search_fn="strong_wolfe")
historia = []


def cierre():
    opt.zero_grad()
    perdida = ((modelo(t) - medida) ** 2).mean()
    perdida.backward()
    historia.append(perdida.item())
    return perdida


for ronda in range(15):
    opt.step(cierre)
    print("ronda", ronda, "evaluaciones", len(historia), "perdida", historia[-1])
