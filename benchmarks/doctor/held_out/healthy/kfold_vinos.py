# Validacion cruzada de 5 pliegues con un clasificador lineal regularizado
import numpy as np
import torch
from sklearn.datasets import load_wine
from sklearn.model_selection import StratifiedKFold

torch.manual_seed(0)
vino = load_wine()
notas = []
for pliegue, (e, p) in enumerate(StratifiedKFold(5, shuffle=True, random_state=0).split(vino.data, vino.target)):
    m, d = vino.data[e].mean(0), vino.data[e].std(0)
    Xe = torch.tensor((vino.data[e] - m) / d, dtype=torch.float32)
    Xp = torch.tensor((vino.data[p] - m) / d, dtype=torch.float32)
    ye, yp = torch.tensor(vino.target[e]), torch.tensor(vino.target[p])
    lineal = torch.nn.Linear(13, 3)
    opt = torch.optim.SGD(lineal.parameters(), lr=0.2, weight_decay=0.02)
    for i in range(200):
        opt.zero_grad()
        costo = torch.nn.functional.cross_entropy(lineal(Xe), ye)
        costo.backward()
        opt.step()
    nota = (lineal(Xp).argmax(1) == yp).float().mean().item()
    notas.append(nota)
    print('pliegue', pliegue, 'costo', costo.item(), 'nota', nota)
print('media', np.mean(notas))
