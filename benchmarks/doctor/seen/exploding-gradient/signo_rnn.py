# RNN escrita a mano: ¿la suma de la secuencia es positiva?
import torch
import torch.nn.functional as F

torch.manual_seed(23)
T, H = 30, 48


def secuencias(n):
    deriva = (torch.randint(0, 2, (n, 1)) * 2 - 1) * 0.4
    s = torch.randn(n, T) + deriva
    return s, (s.sum(1) > 0).float()


S, c = secuencias(1500)
S_val, c_val = secuencias(500)

Wx = (torch.randn(1, H) * 0.5).requires_grad_()
Wh = (torch.randn(H, H) * 0.4).requires_grad_()
bh = torch.zeros(H, requires_grad=True)
Wy = (torch.randn(H, 1) * 0.05).requires_grad_()
by = torch.zeros(1, requires_grad=True)
pesos = [Wx, Wh, bh, Wy, by]


def rnn(s):
    h = torch.zeros(len(s), H)
    for t in range(T):
        h = torch.tanh(s[:, t:t + 1] @ Wx + h @ Wh + bh)
    return (h @ Wy + by).squeeze(1)


lr = 0.03
for epoca in range(10):
    for lote in torch.randperm(len(S)).split(50):
        perdida = F.binary_cross_entropy_with_logits(rnn(S[lote]), c[lote])
        grads = torch.autograd.grad(perdida, pesos)
        with torch.no_grad():
            for p, g in zip(pesos, grads):
                p -= lr * g
    print(f"epoca {epoca} perdida {perdida.item():.4f} |dWh| {grads[1].norm().item():.3g}")

with torch.no_grad():
    print("acierto", ((rnn(S_val) > 0) == (c_val > 0.5)).float().mean().item())
