# edad en años, sueldo en pesos
import torch
torch.manual_seed(3)
edad = 20 + 45 * torch.rand(300)
sueldo = 20000 + 80000 * torch.rand(300)
x = torch.stack([edad, sueldo], dim=1)
compra = ((edad - 42) / 13 + (sueldo - 60000) / 23000 > 0).float()
red = torch.nn.Sequential(torch.nn.Linear(2, 8), torch.nn.ReLU(), torch.nn.Linear(8, 1))
opt = torch.optim.Adam(red.parameters(), lr=0.01)
for epoca in range(40):
    for i in torch.randperm(300).split(30):
        z = red(x[i]).squeeze(1)
        perdida = torch.nn.functional.binary_cross_entropy_with_logits(z, compra[i])
        opt.zero_grad(); perdida.backward(); opt.step()
print(torch.nn.functional.binary_cross_entropy_with_logits(red(x).squeeze(1), compra).item())
