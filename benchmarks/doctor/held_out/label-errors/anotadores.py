# Dos anotadores etiquetaron mensajes como urgente / no urgente
import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(12)
N = 600
clase = torch.randint(0, 2, (N,))
rasgos = torch.randn(N, 6) * 0.8 + (clase * 2 - 1)[:, None] * torch.tensor([1.3, -1.1, 0.8, 1.0, -0.9, 0.6])
rasgos = (rasgos - rasgos.mean(0)) / rasgos.std(0)
anotador_a = clase.clone()
anotador_b = clase.clone()
revisados = torch.arange(7, 440, 16)
anotador_b[revisados] = 1 - clase[revisados]

etiquetas = anotador_b
ent, val = slice(0, 450), slice(450, N)
modelo = nn.Sequential(nn.Linear(6, 8), nn.Tanh(), nn.Linear(8, 2))
opt = torch.optim.SGD(modelo.parameters(), lr=0.2, momentum=0.5, weight_decay=2e-3)
for vuelta in range(40):
    orden = torch.randperm(450)
    for k in range(0, 450, 50):
        filas = orden[k:k + 50]
        opt.zero_grad()
        costo = F.cross_entropy(modelo(rasgos[ent][filas]), etiquetas[ent][filas])
        costo.backward()
        opt.step()
    if vuelta % 10 == 9:
        print('vuelta', vuelta + 1, 'costo', costo.item())
with torch.no_grad():
    print('costo de validacion', F.cross_entropy(modelo(rasgos[val]), etiquetas[val]).item())
