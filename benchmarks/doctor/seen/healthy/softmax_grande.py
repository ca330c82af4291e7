# Regresion softmax, lote completo, paso grande
import torch

torch.manual_seed(201)
medias = torch.tensor([[0.0, 1.4], [1.3, -0.7], [-1.3, -0.7]])
c = torch.randint(0, 3, (900,))
x = medias[c] + 0.65 * torch.randn(900, 2)
x_ent, c_ent, x_pru, c_pru = x[:600], c[:600], x[600:], c[600:]
W, b = torch.zeros(2, 3, requires_grad=True), torch.zeros(3, requires_grad=True)

PASO = 2.0
for k in range(200):
    logp = torch.log_softmax(x_ent @ W + b, dim=1)
    L = -logp[range(600), c_ent].mean()
    gW, gb = torch.autograd.grad(L, (W, b))
    with torch.no_grad():
        W -= PASO * gW
        b -= PASO * gb
    if k % 40 == 0:
        print(k, L.item())
acierto = ((x_pru @ W + b).argmax(1) == c_pru).float().mean().item()
print("acierto en prueba", acierto)
