import torch

torch.manual_seed(0)
puntos = torch.randn(200, 2)
puntos[0] = 0.0
dist = puntos.norm(dim=1, keepdim=True)
W = torch.eye(2, requires_grad=True)
v = torch.zeros(2, requires_grad=True)
u = torch.ones(1, requires_grad=True)

meta = 1.7 * ((puntos @ torch.tensor([[1.2, 0.3], [-0.2, 0.8]])) ** 2).sum(1).sqrt()
opt = torch.optim.Adam([W, u], lr=0.02)
for paso in range(300):
    z = puntos @ W
    pred = u * (z ** 2).sum(1).sqrt()
    perdida = ((pred - meta) ** 2).mean()
    opt.zero_grad()
    perdida.backward()
    opt.step()
    if paso % 100 == 0:
        print(paso, perdida.item())
print("perdida", perdida.item())
