import numpy as np
import torch

rng = np.random.default_rng(11)
torch.manual_seed(11)

# tabla de notas: 40 personas x 30 peliculas, gustos ocultos de dimension 3
gustos = rng.normal(size=(40, 3))
rasgos = rng.normal(size=(30, 3))
tabla = gustos @ rasgos.T + rng.normal(scale=0.3, size=(40, 30)) + rng.normal(scale=0.5, size=(1, 30))
R = torch.tensor(tabla, dtype=torch.float32)

K = 3
U = (0.3 * torch.randn(40, K)).requires_grad_()
V = (0.3 * torch.randn(30, K)).requires_grad_()
sesgo_persona = torch.zeros(40, 1, requires_grad=True)
sesgo_pelicula = torch.zeros(1, 30, requires_grad=True)

optimizador = torch.optim.Adam([U, sesgo_persona, sesgo_pelicula], lr=0.02)

for it in range(500):
    for t in (U, V, sesgo_persona, sesgo_pelicula):
        t.grad = None
    estimada = U @ V.T + sesgo_persona + sesgo_pelicula
    costo = torch.mean((estimada - R) ** 2)
    costo.backward()
    optimizador.step()
    if it % 100 == 0:
        print("iteracion", it, "costo", round(costo.item(), 4))

print("costo final", costo.item())
