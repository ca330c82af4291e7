import torch
import torch.nn as nn
from torch.utils.data import TensorDataset, DataLoader

torch.manual_seed(23)
# valoraciones de 1 a 5 estrellas a partir de seis características del producto
x = torch.randn(500, 6)
nota = x @ torch.tensor([1.0, -0.7, 0.5, 0.9, -0.4, 0.2])
cortes = torch.quantile(nota, torch.tensor([0.2, 0.4, 0.6, 0.8]))
estrellas = torch.bucketize(nota, cortes) + 1

datos = DataLoader(TensorDataset(x, estrellas), batch_size=50, shuffle=True)
modelo = nn.Sequential(nn.Linear(6, 32), nn.ReLU(), nn.Linear(32, 5))
criterio = nn.CrossEntropyLoss()
optimizador = torch.optim.AdamW(modelo.parameters(), lr=0.01)

for epoca in range(40):
    for xb, yb in datos:
        optimizador.zero_grad()
        perdida = criterio(modelo(xb), yb)
        perdida.backward()
        optimizador.step()
    if epoca % 10 == 9:
        print("época", epoca + 1, "pérdida", perdida.item())
print("aciertos", (modelo(x).argmax(1) == estrellas).float().mean().item())
