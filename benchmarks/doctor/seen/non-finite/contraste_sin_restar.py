# dos vistas de cada punto deben parecerse; la temperatura pequeña desborda exp
import torch
import torch.nn.functional as F
torch.manual_seed(2)
base = torch.randn(120, 4)
vista1, vista2 = base + 0.05 * torch.randn(120, 4), base + 0.05 * torch.randn(120, 4)
A = torch.randn(4, 8).requires_grad_()
B = torch.randn(4, 8).requires_grad_()
temperatura = 0.01

def contraste(u, v):
    s = F.normalize(u @ A, dim=1) @ F.normalize(v @ B, dim=1).T / temperatura
    return (torch.log(torch.exp(s).sum(1)) - s.diag()).mean()

opt = torch.optim.Adam([A, B], lr=0.01)
for epoca in range(60):
    for i in torch.randperm(120).split(40):
        perdida = contraste(vista1[i], vista2[i])
        opt.zero_grad()
        perdida.backward()
        opt.step()
print(contraste(vista1, vista2).item())
