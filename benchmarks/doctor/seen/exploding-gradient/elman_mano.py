# red de Elman escrita a mano: recordar el signo del primer valor
import torch

torch.manual_seed(1)
H, T = 24, 25
Wx = torch.randn(1, H) * 0.5
Wh = torch.randn(H, H) * 0.8
bh = torch.zeros(H)
Wo = torch.randn(H, 1) * 0.2
bo = torch.zeros(1)
P = [Wx, Wh, bh, Wo, bo]
for p in P:
    p.requires_grad_()
opt = torch.optim.Adam(P, lr=3e-3)
for it in range(500):
    x = torch.randn(T, 64, 1) * 0.3
    s = (torch.rand(64, 1) > 0.5).float()
    x[0] += 2 * s - 1
    h = torch.zeros(64, H)
    for t in range(T):
        h = torch.tanh(x[t] @ Wx + h @ Wh + bh)
    loss = torch.nn.functional.binary_cross_entropy_with_logits(h @ Wo + bo, s)
    opt.zero_grad()
    loss.backward()
    opt.step()
    if it % 100 == 0:
        print(it, loss.item())
print(loss.item())
