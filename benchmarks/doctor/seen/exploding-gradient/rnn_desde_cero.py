# Red recurrente "a mano": ¿hubo más impulsos positivos en los últimos cinco pasos?
import torch
import torch.nn.functional as F

torch.manual_seed(3)
N, T, H = 512, 30, 24
x = torch.randint(0, 2, (N, T)).float() * 2 - 1
y = (x[:, -5:].sum(1) > 0).long()
x_tr, y_tr, x_va, y_va = x[:400], y[:400], x[400:], y[400:]

Wxh = (torch.randn(1, H) * 0.4).requires_grad_()
Whh = (torch.randn(H, H) * 0.7).requires_grad_()
bh = torch.zeros(H, requires_grad=True)
Why = (torch.randn(H, 2) * 0.15).requires_grad_()
by = torch.zeros(2, requires_grad=True)
params = [Wxh, Whh, bh, Why, by]


def correr(seq):
    h = torch.zeros(seq.shape[0], H)
    for t in range(seq.shape[1]):
        h = torch.tanh(seq[:, t:t + 1] @ Wxh + h @ Whh + bh)
    return h @ Why + by


opt = torch.optim.SGD(params, lr=0.1, momentum=0.9)
for paso in range(300):
    idx = torch.randint(0, len(x_tr), (64,))
    loss = F.cross_entropy(correr(x_tr[idx]), y_tr[idx])
    opt.zero_grad()
    loss.backward()
    opt.step()
    if paso % 50 == 0:
        g = [p.grad.norm().item() for p in params]
        print(paso, round(loss.item(), 4), ["%.2g" % v for v in g])

with torch.no_grad():
    print("validación", F.cross_entropy(correr(x_va), y_va).item())
