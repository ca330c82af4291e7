import copy
import torch
from torch import nn, Tensor

torch.manual_seed(35)
W = torch.randn(6, 3) * 1.2


def muestra(n: int) -> tuple[Tensor, Tensor]:
    x = torch.randn(n, 6)
    y = torch.distributions.Categorical(logits=2 * x @ W).sample()
    return x, y


x_e, y_e = muestra(1500)
x_v, y_v = muestra(500)
x_p, y_p = muestra(500)
modelo = nn.Sequential(nn.Linear(6, 12), nn.ReLU(), nn.Linear(12, 3))
opt = torch.optim.Adam(modelo.parameters(), lr=0.01, weight_decay=1e-4)
ce = nn.CrossEntropyLoss()
mejor, pesos, paciencia = float("inf"), None, 0
for epoca in range(60):
    modelo.train()
    for i in torch.randperm(1500).split(50):
        opt.zero_grad()
        ce(modelo(x_e[i]), y_e[i]).backward()
        opt.step()
    modelo.eval()
    with torch.no_grad():
        actual = ce(modelo(x_v), y_v).item()
    if actual < mejor - 1e-4:
        mejor, pesos, paciencia = actual, copy.deepcopy(modelo.state_dict()), 0
    else:
        paciencia += 1
    print(epoca, actual, paciencia)
    if paciencia == 8:
        break
modelo.load_state_dict(pesos)
with torch.no_grad():
    print("prueba", ce(modelo(x_p), y_p).item())
