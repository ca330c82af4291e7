# Dos lunas con nn.Sequential
import torch
import torch.nn as nn
from sklearn.datasets import make_moons

torch.manual_seed(21)
puntos, etiquetas = make_moons(n_samples=600, noise=0.12, random_state=21)
puntos = (puntos - puntos.mean(axis=0)) / puntos.std(axis=0)
puntos = torch.as_tensor(puntos, dtype=torch.float32)
etiquetas = torch.as_tensor(etiquetas, dtype=torch.float32).view(-1, 1)

red = nn.Sequential(
    nn.Linear(2, 16), nn.Tanh(),
    nn.Linear(16, 16), nn.Tanh(),
    nn.Linear(16, 1),
)
criterio = nn.BCEWithLogitsLoss()
optimizador = torch.optim.RMSprop(red.parameters(), lr=0.005)

for vuelta in range(400):
    filas = torch.randint(0, 450, (64,))
    error = criterio(red(puntos[filas]), etiquetas[filas])
    error.backward()
    optimizador.zero_grad()
    optimizador.step()
    if (vuelta + 1) % 100 == 0:
        print(f'vuelta {vuelta + 1}: error = {error.item():.4f}')

with torch.no_grad():
    acierto = ((red(puntos[450:]) > 0).float() == etiquetas[450:]).float().mean()
print('acierto fuera de muestra =', acierto.item())
