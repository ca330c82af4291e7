# Problema XOR continuo: el signo del producto de las coordenadas
import torch
import torch.nn.functional as F

torch.manual_seed(42)
pts = torch.rand(500, 2) * 2 - 1
pts = pts[(pts.prod(1).abs() > 0.03)]
lado = (pts.prod(1) > 0).long()
pts = pts / pts.std(0)

ocultas = 12
W1 = torch.full((2, ocultas), 0.5)
b1 = torch.zeros(ocultas)
W2 = torch.full((ocultas, 2), 0.5)
b2 = torch.zeros(2)
todos = [W1, b1, W2, b2]
for p in todos:
    p.requires_grad = True

velocidad = [torch.zeros_like(p) for p in todos]
for ciclo in range(600):
    logits = torch.tanh(pts @ W1 + b1) @ W2 + b2
    L = F.cross_entropy(logits, lado)
    L.backward()
    with torch.no_grad():
        for p, v in zip(todos, velocidad):
            v.mul_(0.9).add_(p.grad)
            p.sub_(0.1 * v)
            p.grad.zero_()
    if ciclo % 100 == 0:
        print("ciclo", ciclo, "L", L.item())
print("exactitud", (logits.argmax(1) == lado).float().mean().item())
