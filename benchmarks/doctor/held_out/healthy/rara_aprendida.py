# Deteccao de defeitos: 6 % de pecas ruins, mas bem separadas (portugues)
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(19)
n = 2000
ruim = (torch.rand(n) < 0.06).float()
medidas = torch.randn(n, 4) + 3.2 * ruim[:, None] * torch.tensor([1.0, -1.0, 0.5, 0.0])
medidas = (medidas - medidas.mean(0)) / medidas.std(0)
treino = DataLoader(TensorDataset(medidas[:1500], ruim[:1500]), batch_size=75, shuffle=True)
rede = nn.Sequential(nn.Linear(4, 8), nn.Tanh(), nn.Linear(8, 1))
otimizador = torch.optim.RMSprop(rede.parameters(), lr=0.005)
for epoca in range(25):
    for x, t in treino:
        otimizador.zero_grad()
        custo = nn.functional.binary_cross_entropy_with_logits(rede(x)[:, 0], t)
        custo.backward()
        otimizador.step()
    if epoca % 6 == 0:
        print('epoca', epoca, 'custo', custo.item())
with torch.no_grad():
    previsto = rede(medidas[1500:])[:, 0] > 0
    verdade = ruim[1500:].bool()
    print('revocacao', (previsto & verdade).sum().item() / verdade.sum().item())
    print('acuracia', (previsto == verdade).float().mean().item())
