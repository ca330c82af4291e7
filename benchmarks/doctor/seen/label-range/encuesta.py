# Encuesta de satisfaccion: la respuesta va de 1 a 4 segun espera y trato
import torch
import torch.nn.functional as F

torch.manual_seed(19)
espera = torch.rand(480) * 4
trato = torch.rand(480) * 4
zona = (espera > 2).long() + 2 * (trato > 2).long()
respuesta = zona + 1

X = torch.stack([espera, trato], 1)
X = (X - X.mean(0)) / X.std(0)
modelo = torch.nn.Sequential(torch.nn.Linear(2, 24), torch.nn.ReLU(), torch.nn.Linear(24, 4))
opt = torch.optim.Adam(modelo.parameters(), lr=0.03)

for ronda in range(300):
    costo = F.cross_entropy(modelo(X), respuesta)
    opt.zero_grad()
    costo.backward()
    opt.step()
    if ronda % 60 == 0:
        print(ronda, costo.item())

with torch.no_grad():
    bien = (modelo(X).argmax(1) == respuesta).float().mean()
print("bien clasificadas", bien.item())
