import torch

# Entropía de una distribución que aprende a ser la de los datos
torch.manual_seed(1)
frecuencias = torch.tensor([0.5, 0.3, 0.2, 0.0])
theta = torch.zeros(4, requires_grad=True)

def divergencia(q, p):
    return (q * (q.log() - p.log())).sum()

for paso in range(400):
    p = torch.softmax(theta, 0)
    kl = divergencia(frecuencias, p)
    theta.grad = None
    kl.backward()
    theta.data -= 0.5 * theta.grad
print("KL", kl.item())
