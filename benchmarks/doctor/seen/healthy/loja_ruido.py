# Compra ou não compra? Os rótulos são sorteios, portanto o ruído faz parte dos dados.
import torch
import torch.nn as nn
from torch.utils.data import TensorDataset, DataLoader, random_split

torch.manual_seed(19)
visitas = torch.randn(3000, 3)
chance = torch.sigmoid(1.2 * visitas[:, 0] - 0.9 * visitas[:, 1] * visitas[:, 2])
compra = torch.bernoulli(chance)
print("perda do oráculo:", nn.functional.binary_cross_entropy(chance, compra).item())

treino, teste = random_split(TensorDataset(visitas, compra), [2400, 600])
modelo = nn.Sequential(nn.Linear(3, 12), nn.Tanh(), nn.Linear(12, 1), nn.Flatten(0))
criterio = nn.BCEWithLogitsLoss()
otim = torch.optim.Adam(modelo.parameters(), lr=0.01, weight_decay=1e-4)
agenda = torch.optim.lr_scheduler.StepLR(otim, 8, gamma=0.5)
for epoca in range(30):
    for x, c in DataLoader(treino, batch_size=60, shuffle=True):
        otim.zero_grad()
        criterio(modelo(x), c).backward()
        otim.step()
    agenda.step()
    with torch.no_grad():
        x, c = teste[:]
        perda = criterio(modelo(x), c).item()
    if epoca % 5 == 0:
        print("época", epoca, "perda de teste", perda)
print("perda de teste final:", perda)
