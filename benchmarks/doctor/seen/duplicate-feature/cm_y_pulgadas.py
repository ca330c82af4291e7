# la misma medida en centímetros y en pulgadas, las dos normalizadas
import torch
torch.manual_seed(3)
cm = 150 + 40 * torch.rand(180)
peso = 0.9 * (cm - 100) + 6 * torch.randn(180)
tabla = torch.stack([cm, cm / 2, torch.randn(180)], dim=1)
tabla = (tabla - tabla.mean(0)) / tabla.std(0)
meta = ((peso - peso.mean()) / peso.std()).unsqueeze(1)
lineal = torch.nn.Linear(tabla.shape[1], 1)
opt = torch.optim.SGD(lineal.parameters(), lr=0.1)
for paso in range(200):
    perdida = torch.nn.functional.mse_loss(lineal(tabla), meta)
    opt.zero_grad()
    perdida.backward()
    opt.step()
print(perdida.item())
