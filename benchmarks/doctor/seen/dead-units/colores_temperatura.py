# Espectro visible en 8 bandas -> "temperatura" percibida (frío / templado / cálido)
import torch
import torch.nn.functional as F

torch.manual_seed(16)

bandas = torch.rand(450, 8)                      # reflectancias, ya en [0, 1]
indice = bandas[:, 6] + bandas[:, 7] - bandas[:, 0] - bandas[:, 1] * bandas[:, 2] + 0.05 * torch.randn(450)
cortes = torch.quantile(indice, torch.tensor([1 / 3, 2 / 3]))
clase = torch.bucketize(indice, cortes)

n_h = 40
W1 = torch.rand(8, n_h) - 1
b1 = torch.zeros(n_h)
W2 = (torch.rand(n_h, 3) * 2 - 1) * (6 / (n_h + 3)) ** 0.5
b2 = torch.zeros(3)
pars = [W1, b1, W2, b2]
for p in pars:
    p.requires_grad = True

optimizador = torch.optim.SGD(pars, lr=0.08, momentum=0.9)
for epoca in range(60):
    for ind in torch.randperm(450).split(50):
        oculta = F.relu(bandas[ind] @ W1 + b1)
        puntuacion = oculta @ W2 + b2
        perdida = F.cross_entropy(puntuacion, clase[ind])
        optimizador.zero_grad()
        perdida.backward()
        optimizador.step()
    if epoca % 12 == 0:
        print("época", epoca, "pérdida", perdida.item())

todo = F.cross_entropy(F.relu(bandas @ W1 + b1) @ W2 + b2, clase)
print("pérdida final", todo.item())
