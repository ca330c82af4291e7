# Tres tipos de célula; la clase la apuntó una persona mirando cada imagen (tira de 150 letras).
import torch
from torch import nn

torch.manual_seed(71)
CENTROS = torch.tensor([[0.0, 3.0, 0.0], [3.0, 0.0, 1.0], [-2.5, -1.5, 2.0]])
g = torch.Generator().manual_seed(5)
real = torch.randint(0, 3, (150,), generator=g)
medidas = CENTROS[real] + 0.6 * torch.randn(150, 3, generator=g)
medidas = (medidas - medidas.mean(0)) / medidas.std(0)

apuntes = (
    "oraroaaoraaaoorrrroarrrroaarorroorararoaaorooaooaa"
    "roooooaooarraoroarrraaaaroraorooraaaorraoaraorrooo"
    "raaaorarrooaoraaooaroooroaaaraoorraorooaaarrooaaao"
)
letra_a_clase = {"r": 0, "a": 1, "o": 2}  # redonda, alargada, otra
y = torch.tensor([letra_a_clase[c] for c in apuntes])

modelo = nn.Sequential(nn.Linear(3, 6), nn.Tanh(), nn.Linear(6, 3))
opt = torch.optim.SGD(modelo.parameters(), lr=0.1, momentum=0.9, weight_decay=2e-3)
f = nn.CrossEntropyLoss()
for epoca in range(60):
    for i in torch.randperm(150).split(30):
        opt.zero_grad()
        l = f(modelo(medidas[i]), y[i])
        l.backward()
        opt.step()
    if epoca % 12 == 0:
        print(epoca, l.item())
with torch.no_grad():
    print("pérdida media", f(modelo(medidas), y).item())
