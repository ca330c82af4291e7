# ¿Esta el punto dentro del anillo? Red con una capa oculta y actualizacion manual
import torch

g = torch.Generator().manual_seed(1234)
pts = torch.randn(900, 2, generator=g)
dentro = (pts.norm(dim=1) > 1.18).float()
lejos = (pts.norm(dim=1) - 1.18).abs() > 0.05
pts, dentro = pts[lejos], dentro[lejos]
ent, pru = slice(0, 600), slice(600, None)

neuronas = 1
w1 = torch.randn(2, neuronas, generator=g).requires_grad_()
c1 = torch.randn(neuronas, generator=g).mul_(0.3).requires_grad_()
w2 = torch.randn(neuronas, generator=g).div_(neuronas ** 0.5).requires_grad_()
c2 = torch.zeros((), requires_grad=True)


def logit(x):
    return torch.tanh(x @ w1 + c1) @ w2 + c2


vel = [0.0, 0.0, 0.0, 0.0]
for n in range(500):
    costo = torch.nn.functional.binary_cross_entropy_with_logits(logit(pts[ent]), dentro[ent])
    costo.backward()
    with torch.no_grad():
        for k, p in enumerate((w1, c1, w2, c2)):
            vel[k] = 0.9 * vel[k] - 0.1 * p.grad
            p += vel[k]
            p.grad = None
    if n % 100 == 0:
        print('n', n, 'costo', costo.item())
with torch.no_grad():
    print('aciertos', ((logit(pts[pru]) > 0).float() == dentro[pru]).float().mean().item())
