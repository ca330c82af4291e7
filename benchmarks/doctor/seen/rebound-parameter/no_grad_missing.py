# Un perceptrón para separar dos nubes (sin no_grad)
import torch

torch.manual_seed(2)
nube_a = torch.randn(80, 2) + torch.tensor([2.0, 0.0])
nube_b = torch.randn(80, 2) - torch.tensor([2.0, 0.0])
X = torch.cat([nube_a, nube_b])
t = torch.cat([torch.ones(80), torch.zeros(80)])
pesos = torch.zeros(2, requires_grad=True)
umbral = torch.tensor(0.0, requires_grad=True)

for vuelta in range(1, 301):
    z = X @ pesos + umbral
    costo = torch.nn.functional.binary_cross_entropy_with_logits(z, t)
    costo.backward()
    pesos = pesos - 0.5 * pesos.grad
    umbral = umbral - 0.5 * umbral.grad
    if vuelta % 100 == 0:
        print(vuelta, float(costo))
