import torch
import torch.nn as nn

torch.manual_seed(17)


class Cuerpo(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Linear(2, 4)
        self.b = nn.Linear(4, 4)

    def forward(self, x):
        return torch.tanh(self.b(torch.tanh(self.a(x))))


cuerpo = Cuerpo()
cabeza = nn.Linear(4, 3)
ang = torch.rand(450) * 6.2832
radio = torch.randint(0, 3, (450,))
x = torch.stack([ang.cos(), ang.sin()], 1) * (radio[:, None] + 0.6) + 0.1 * torch.randn(450, 2)

optimizador = torch.optim.Adam(cabeza.parameters(), lr=0.02)
perdida_fn = nn.CrossEntropyLoss()

for epoca in range(80):
    for sel in torch.randperm(450).split(45):
        optimizador.zero_grad()
        perdida = perdida_fn(cabeza(cuerpo(x[sel])), radio[sel])
        perdida.backward()
        optimizador.step()
    if epoca % 20 == 19:
        print(epoca + 1, perdida.item())
with torch.no_grad():
    print("perdida", perdida_fn(cabeza(cuerpo(x)), radio).item())
