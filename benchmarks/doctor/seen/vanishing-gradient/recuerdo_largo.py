# red recurrente: el signo del primer número, 25 pasos después
import torch
torch.manual_seed(2)
T, H = 25, 10
sec = 0.1 * torch.randn(160, T)
sec[:, 0] = torch.randn(160).sign()
meta = (sec[:, 0] > 0).float().unsqueeze(1)
U = torch.randn(1, H).requires_grad_()
V = (torch.linalg.qr(torch.randn(H, H))[0] * 0.5).requires_grad_()
S = (torch.randn(H, 1) * 0.3).requires_grad_()

def red(s):
    h = torch.zeros(len(s), H)
    for t in range(T):
        h = torch.tanh(s[:, t:t + 1] @ U + h @ V)
    return h @ S

opt = torch.optim.SGD([U, V, S], lr=0.1)
for epoca in range(60):
    for i in torch.randperm(160).split(20):
        perdida = torch.nn.functional.binary_cross_entropy_with_logits(red(sec[i]), meta[i])
        opt.zero_grad(); perdida.backward(); opt.step()
print(perdida.item())
