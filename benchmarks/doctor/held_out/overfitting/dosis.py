# Respuesta a la dosis: pocos pacientes, una red y la perdida de validacion en cada revision
import torch
from torch import nn

torch.manual_seed(23)
cantidad = 30
pacientes = torch.randn(cantidad, 5)
efecto = 0.8 * pacientes[:, 0] - 0.5 * pacientes[:, 1] + 0.6 * torch.randn(cantidad)
ent_x, ent_y = pacientes, efecto[:, None]
val_x = torch.randn(400, 5)
val_y = (0.8 * val_x[:, 0] - 0.5 * val_x[:, 1] + 0.6 * torch.randn(400))[:, None]

capas = [nn.Linear(5, 60), nn.Tanh(), nn.Linear(60, 1)]
modelo = nn.Sequential(*capas)
epocas = 400
optimizador = torch.optim.Adam(modelo.parameters(), lr=4e-3)

for e in range(epocas):
    modelo.train()
    optimizador.zero_grad()
    perdida = ((modelo(ent_x) - ent_y) ** 2).mean()
    perdida.backward()
    optimizador.step()
    if e % 50 == 0:
        modelo.eval()
        with torch.no_grad():
            val = ((modelo(val_x) - val_y) ** 2).mean().item()
        print(f'{e:5d}  entreno {perdida.item():.4f}  validacion {val:.4f}')
with torch.no_grad():
    print('validacion', ((modelo(val_x) - val_y) ** 2).mean().item())
