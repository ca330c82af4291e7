# el ruido pone el suelo: la pérdida se queda en la varianza del ruido
import torch
torch.manual_seed(12)
x = torch.rand(300, 1) * 4 - 2
y = torch.sin(2 * x) + 0.5 * torch.randn(300, 1)
red = torch.nn.Sequential(torch.nn.Linear(1, 16), torch.nn.Tanh(), torch.nn.Linear(16, 1))
opt = torch.optim.Adam(red.parameters(), lr=0.02)
for epoca in range(80):
    for i in torch.randperm(300).split(30):
        perdida = ((red(x[i]) - y[i]) ** 2).mean()
        opt.zero_grad(); perdida.backward(); opt.step()
print(((red(x) - y) ** 2).mean().item())
